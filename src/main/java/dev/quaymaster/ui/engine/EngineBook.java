package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.KnownEngines;
import dev.quaymaster.settings.AddedEngine;

/// The engines that can be chosen. May read files, so not for the FX thread.
public interface EngineBook {

    /// All that are known now.
    KnownEngines engines();

    /// Remembers an engine that docker's settings don't name.
    void keep(AddedEngine engine);

    /// Forgets one that was kept.
    ///
    /// @param name what it is called
    void drop(String name);
}
