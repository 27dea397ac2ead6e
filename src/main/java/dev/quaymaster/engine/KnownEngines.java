package dev.quaymaster.engine;

import dev.quaymaster.engine.KnownEngine.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The engines that can be chosen: docker's own choice first, then docker's contexts, the sockets
/// that are there, and what the user added.
///
/// @param all in that order
/// @param dockers the name of the one that the docker command would use
public record KnownEngines(List<KnownEngine> all, String dockers) {

    private static final String DEFAULT = "default";

    /// Copies the list.
    public KnownEngines {
        all = List.copyOf(all);
    }

    /// Looks for them. Reads docker's settings, and connects to nothing.
    ///
    /// @param env the environment
    /// @param added what the user told us of
    public static KnownEngines look(Map<String, String> env, List<KnownEngine> added) {
        var contexts = new DockerContexts(EngineLocator.configFolder(env)).all();
        var current = EngineLocator.chosenContext(env)
                .filter(name -> contexts.stream().anyMatch(one -> one.name().equals(name)));
        var found = new ArrayList<KnownEngine>();
        found.add(new KnownEngine(DEFAULT, Origin.DEFAULT, EngineLocator.withoutContext(env)));
        contexts.forEach(context -> add(context, found));
        EngineLocator.otherSockets(env).stream()
                .filter(one -> found.stream().noneMatch(known -> sameHost(known, one)))
                .forEach(one -> add(one, found));
        added.forEach(one -> add(one, found));
        return new KnownEngines(found, current.orElse(DEFAULT));
    }

    private static boolean sameHost(KnownEngine one, KnownEngine other) {
        return one.endpoint().host().equals(other.endpoint().host());
    }

    /// The first of a name is the one.
    private static void add(KnownEngine engine, List<KnownEngine> found) {
        if (found.stream().noneMatch(known -> known.name().equals(engine.name()))) {
            found.add(engine);
        }
    }

    /// The engine of that name.
    public Optional<KnownEngine> named(String name) {
        return all.stream().filter(engine -> engine.name().equals(name)).findFirst();
    }

    /// The one that the docker command would use.
    public KnownEngine docker() {
        return named(dockers).orElse(all.getFirst());
    }
}
