package dev.quaymaster.ui.engine;

import dev.quaymaster.engine.KnownEngine;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/// The engines that the window works with, of which one is in front. Belongs to the FX thread.
public interface EngineFront {

    /// The one in front.
    ReadOnlyObjectProperty<KnownEngine> engineProperty();

    /// Brings an engine to the front, and remembers that. The one before stays as it is.
    void use(KnownEngine engine);

    /// Who watches an engine that the window has worked with since it was opened.
    Optional<EngineViewModel> watcher(KnownEngine engine);
}
