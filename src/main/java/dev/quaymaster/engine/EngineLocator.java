package dev.quaymaster.engine;

import java.util.Map;
import java.util.Optional;

/// Finds the engine that the docker command would use.
public final class EngineLocator {

    private EngineLocator() {}

    /// Finds an engine's endpoint, without connecting to it.
    ///
    /// @param env the environment: `DOCKER_HOST`, `DOCKER_CONTEXT`, `DOCKER_CONFIG`,
    ///   `DOCKER_CERT_PATH`, …
    /// @param host what the user said on the command line or in the settings; wins over everything
    public static EngineEndpoint locate(Map<String, String> env, Optional<String> host) {
        var address = host.or(() -> Optional.ofNullable(env.get("DOCKER_HOST")));
        return address.map(found -> new EngineEndpoint(found, "DOCKER_HOST"))
                .orElseGet(
                        () -> new EngineEndpoint("unix:///var/run/docker.sock", "default socket"));
    }
}
