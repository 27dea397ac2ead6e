package dev.quaymaster.engine;

import java.nio.file.Path;
import java.util.Optional;

/// Where an engine listens.
///
/// @param host an address as in `DOCKER_HOST`: `unix:///path`, `tcp://host:port`,
///   `npipe:////./pipe/name`
/// @param foundBy how we came by it, in words: `DOCKER_HOST`, `context "remote"`, `default socket`
/// @param tlsFolder holds `ca.pem`, `cert.pem` and `key.pem` where the connection is to be TLS
public record EngineEndpoint(String host, String foundBy, Optional<Path> tlsFolder) {

    /// An endpoint without TLS.
    public EngineEndpoint(String host, String foundBy) {
        this(host, foundBy, Optional.empty());
    }

    /// The socket's path, where the endpoint is a socket file of this machine.
    public Optional<Path> socket() {
        return host.startsWith("unix://")
                ? Optional.of(Path.of(host.substring("unix://".length())))
                : Optional.empty();
    }
}
