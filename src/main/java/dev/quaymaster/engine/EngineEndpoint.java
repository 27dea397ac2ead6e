package dev.quaymaster.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where an engine listens.
///
/// @param host an address as in `DOCKER_HOST`: `unix:///path`, `tcp://host:port`,
///   `https://host:port`, `ssh://user@host`, `npipe:////./pipe/name`
/// @param foundBy how we came by it, in words: `DOCKER_HOST`, `context "remote"`, `default socket`
/// @param tlsFolder holds `ca.pem`, `cert.pem` and `key.pem`; where it is given the connection is
///   TLS, and where it is not the machine's own authorities count for `https`
public record EngineEndpoint(String host, String foundBy, Optional<Path> tlsFolder) {

    private static final Pattern MACHINE =
            Pattern.compile("(?:tcp|https?|ssh)://(?:[^@/]*@)?(\\[[^]]*]|[^:/]+)(?:[:/].*)?");

    /// An endpoint without TLS.
    public EngineEndpoint(String host, String foundBy) {
        this(host, foundBy, Optional.empty());
    }

    /// The socket's path, where the endpoint is a socket file of this machine.
    public Optional<Path> socket() {
        return host.startsWith("unix://") ? Optional.of(Path.of(host.substring("unix://".length()))) : Optional.empty();
    }

    /// The name of the machine it is reached at, where it is not reached through a socket or a pipe
    /// of this one. That may still be this one, or the end of a tunnel.
    public Optional<String> machine() {
        var matcher = MACHINE.matcher(host);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// Whether it is spoken to over TLS, and never without.
    public boolean overTls() {
        return host.startsWith("https:") || tlsFolder.isPresent();
    }

    /// Whether it is reached through the ssh program.
    public boolean overSsh() {
        return host.startsWith("ssh:");
    }
}
