package dev.quaymaster.engine;

import dev.quaymaster.engine.KnownEngine.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the engine that the docker command would use: `DOCKER_HOST`, else the context of
/// `DOCKER_CONTEXT` or of `~/.docker/config.json`, else the first default socket that exists.
public final class EngineLocator {

    private static final String DEFAULT_CONTEXT = "default";

    private EngineLocator() {}

    /// Finds an engine's endpoint, without connecting to it.
    ///
    /// @param env the environment
    /// @param host what the user said on the command line or in the settings; wins over everything
    /// @throws EngineException when the named context does not exist
    public static EngineEndpoint locate(Map<String, String> env, Optional<String> host) {
        if (host.isPresent()) {
            return at(host.get(), "the given host", env);
        }
        return chosenContext(env)
                .map(new DockerContexts(configFolder(env))::endpoint)
                .orElseGet(() -> withoutContext(env));
    }

    /// An engine at an address that was given in words. As the docker command has it, an address
    /// without a scheme is one of TCP, and the environment says whether that means TLS.
    ///
    /// @param foundBy how we came by it, in words
    public static EngineEndpoint at(String host, String foundBy, Map<String, String> env) {
        var address = host.contains("://") ? host : "tcp://" + host;
        var mayBeTls = address.startsWith("tcp:") || address.startsWith("https:");
        var tls = mayBeTls ? tlsFolder(env) : Optional.<Path>empty();
        return new EngineEndpoint(address, foundBy, tls);
    }

    /// The name of the context that the docker command would follow, if it would follow one.
    static Optional<String> chosenContext(Map<String, String> env) {
        if (value(env, "DOCKER_HOST").isPresent()) {
            return Optional.empty();
        }
        return value(env, "DOCKER_CONTEXT")
                .or(new DockerContexts(configFolder(env))::current)
                .filter(name -> !name.equals(DEFAULT_CONTEXT));
    }

    /// What the docker command's context "default" means: `DOCKER_HOST`, else the default socket.
    public static EngineEndpoint withoutContext(Map<String, String> env) {
        return value(env, "DOCKER_HOST")
                .map(host -> at(host, "DOCKER_HOST", env))
                .orElseGet(() -> defaultSocket(env));
    }

    /// The sockets of engines on this machine that are there.
    static List<KnownEngine> otherSockets(Map<String, String> env) {
        return sockets(env).stream().filter(socket -> exists(socket.endpoint())).toList();
    }

    /// What [#locate] looks at when nothing is set, in words.
    public static List<String> placesLookedAt(Map<String, String> env) {
        var places = new ArrayList<String>();
        places.add("DOCKER_HOST " + value(env, "DOCKER_HOST").map(v -> "= " + v).orElse("is not set"));
        places.add("context "
                + value(env, "DOCKER_CONTEXT")
                        .or(new DockerContexts(configFolder(env))::current)
                        .orElse(DEFAULT_CONTEXT));
        sockets(env).stream()
                .map(KnownEngine::endpoint)
                .forEach(socket -> places.add(socket.host() + (exists(socket) ? "" : " does not exist")));
        return List.copyOf(places);
    }

    private static EngineEndpoint defaultSocket(Map<String, String> env) {
        var sockets = sockets(env).stream().map(KnownEngine::endpoint).toList();
        return sockets.stream().filter(EngineLocator::exists).findFirst().orElse(sockets.getFirst());
    }

    private static boolean exists(EngineEndpoint endpoint) {
        return endpoint.socket().map(Files::exists).orElse(false);
    }

    private static List<KnownEngine> sockets(Map<String, String> env) {
        if (windows()) {
            return List.of(new KnownEngine(
                    "pipe", Origin.FOUND, new EngineEndpoint("npipe:////./pipe/docker_engine", "the default pipe")));
        }
        var sockets = new ArrayList<KnownEngine>();
        sockets.add(socket("system", Path.of("/var/run/docker.sock"), "the default socket"));
        value(env, "XDG_RUNTIME_DIR").map(Path::of).ifPresent(runtime -> {
            sockets.add(socket("rootless", runtime.resolve("docker.sock"), "the rootless engine's socket"));
            sockets.add(socket("podman", runtime.resolve("podman/podman.sock"), "the user's Podman socket"));
        });
        sockets.add(socket("desktop", home(env).resolve(".docker/run/docker.sock"), "the desktop engine's socket"));
        sockets.add(socket("podman-root", Path.of("/run/podman/podman.sock"), "the Podman socket"));
        return sockets;
    }

    private static KnownEngine socket(String name, Path path, String foundBy) {
        return new KnownEngine(name, Origin.FOUND, new EngineEndpoint("unix://" + path, foundBy));
    }

    private static boolean windows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    /// Where the docker command keeps its settings.
    public static Path configFolder(Map<String, String> env) {
        return value(env, "DOCKER_CONFIG")
                .map(Path::of)
                .orElseGet(() -> home(env).resolve(".docker"));
    }

    private static Path home(Map<String, String> env) {
        return Path.of(value(env, "HOME").orElseGet(() -> System.getProperty("user.home", "")));
    }

    /// With `DOCKER_TLS_VERIFY` the docker command looks into its settings' folder when no other is
    /// named.
    private static Optional<Path> tlsFolder(Map<String, String> env) {
        return value(env, "DOCKER_CERT_PATH")
                .map(Path::of)
                .or(() -> value(env, "DOCKER_TLS_VERIFY").map(set -> configFolder(env)));
    }

    private static Optional<String> value(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name)).filter(text -> !text.isBlank());
    }
}
