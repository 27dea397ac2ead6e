package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.engine.dial.SocketRights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Finds out whether an engine can be used, for the window's first screen and the `doctor` command.
public final class EngineProbe {

    private EngineProbe() {}

    /// Asks the engine at an endpoint what it is; takes at most 20 s.
    ///
    /// @param env the environment the endpoint was found with
    public static ProbeResult probe(EngineEndpoint endpoint, Map<String, String> env) {
        try (var engine = DockerEngine.connect(endpoint, env)) {
            return new ProbeResult.Ready(endpoint, engine.info());
        } catch (EngineException e) {
            return explain(endpoint, env, e);
        }
    }

    /// Asks several engines at the same time.
    ///
    /// @param env the environment the engines were found with
    /// @return what each gave, in the order given
    public static Map<KnownEngine, ProbeResult> probeAll(List<KnownEngine> engines, Map<String, String> env) {
        var results = new LinkedHashMap<KnownEngine, ProbeResult>();
        var asked = new LinkedHashMap<KnownEngine, Future<ProbeResult>>();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            engines.forEach(engine -> asked.put(engine, all.submit(() -> probe(engine.endpoint(), env))));
        }
        asked.forEach((engine, answer) -> {
            if (answer.state() == Future.State.SUCCESS) {
                results.put(engine, answer.resultNow());
            }
        });
        return results;
    }

    /// Says what it means for the user that an engine failed to answer.
    ///
    /// @param env the environment the endpoint was found with
    /// @param e how it failed
    public static ProbeResult.Unusable explain(EngineEndpoint endpoint, Map<String, String> env, EngineException e) {
        return switch (e.kind()) {
            case UNREACHABLE -> new ProbeResult.NoEngine(endpoint, e.getMessage(), tried(endpoint, env));
            case DENIED -> noRights(endpoint, e.getMessage());
            case NOT_FOUND, CONFLICT, FAILED, DISK_FULL, TIMEOUT, CANCELLED ->
                new ProbeResult.Ailing(endpoint, e.getMessage());
        };
    }

    /// Where an engine was named, no other place was looked at.
    private static List<String> tried(EngineEndpoint endpoint, Map<String, String> env) {
        return EngineLocator.withoutContext(env).equals(endpoint) ? EngineLocator.placesLookedAt(env) : List.of();
    }

    /// The failure's message ends with the remedy, which stands on its own here.
    private static ProbeResult.NoRights noRights(EngineEndpoint endpoint, String message) {
        var remedy = endpoint.socket()
                .map(SocketRights::remedy)
                .orElse(
                        endpoint.overSsh()
                                ? "Try again once this works in a terminal, without a"
                                        + " question: "
                                        + byHand(endpoint)
                                : "Ask whoever runs that engine for the right to use it.");
        return new ProbeResult.NoRights(endpoint, message.replace(remedy, "").strip(), remedy);
    }

    private static String byHand(EngineEndpoint endpoint) {
        return "docker -H " + endpoint.host() + " version";
    }
}
