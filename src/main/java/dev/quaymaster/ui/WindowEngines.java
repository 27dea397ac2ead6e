package dev.quaymaster.ui;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.engine.KnownEngines;
import dev.quaymaster.settings.AddedEngine;
import dev.quaymaster.ui.engine.EngineBook;
import java.util.Map;
import java.util.Optional;

/// The engines that docker's settings and the user's own name.
///
/// @param memory keeps those that were added here
/// @param environment the variables of the process
record WindowEngines(Memory memory, Map<String, String> environment) implements EngineBook {

    @Override
    public KnownEngines engines() {
        return KnownEngines.look(
                environment,
                memory.settings().engines().stream()
                        .map(one -> KnownEngine.added(one.name(), one.host(), one.certificates()))
                        .toList());
    }

    @Override
    public void keep(AddedEngine engine) {
        memory.change(before -> before.withEngine(engine));
    }

    @Override
    public void drop(String name) {
        memory.change(before -> before.withoutEngine(name));
    }

    /// The one to begin with: what the environment names, else what was used last, else what the
    /// docker command would use.
    ///
    /// @param known what there is
    KnownEngine first(KnownEngines known) {
        if (environment.containsKey("DOCKER_HOST") || environment.containsKey("DOCKER_CONTEXT")) {
            return known.docker();
        }
        return memory.settings().preferences().engine().flatMap(known::named).orElse(known.docker());
    }

    /// What the user should hear when the window does not begin with the engine that was named.
    ///
    /// @param known what there is
    Optional<String> notice(KnownEngines known) {
        try {
            EngineLocator.locate(environment, Optional.empty());
        } catch (EngineException e) {
            return Optional.of(e.getMessage());
        }
        return memory.settings()
                .preferences()
                .engine()
                .filter(name -> known.named(name).isEmpty())
                .map(name -> "The engine "
                        + name
                        + ", which was used last, is no longer known. This is "
                        + first(known).name()
                        + ".");
    }

    /// Remembers which is in front. Docker's own choice is followed wherever it goes.
    void remember(KnownEngine engine, KnownEngines known) {
        var name = Optional.of(engine.name()).filter(one -> !one.equals(known.dockers()));
        if (!memory.settings().preferences().engine().equals(name)) {
            memory.remember(
                    before -> before.withPreferences(before.preferences().withEngine(name)));
        }
    }
}
