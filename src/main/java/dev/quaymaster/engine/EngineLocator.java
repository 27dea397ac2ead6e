package dev.quaymaster.engine;

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
            return new EngineEndpoint(host.get(), "the given host", tlsFolder(env));
        }
        var fromEnvironment = value(env, "DOCKER_HOST");
        if (fromEnvironment.isPresent()) {
            return new EngineEndpoint(fromEnvironment.get(), "DOCKER_HOST", tlsFolder(env));
        }
        var contexts = new DockerContexts(configFolder(env));
        return value(env, "DOCKER_CONTEXT")
                .or(contexts::current)
                .filter(name -> !name.equals(DEFAULT_CONTEXT))
                .map(contexts::endpoint)
                .orElseGet(() -> defaultSocket(env));
    }

    /// What [#locate] looks at when nothing is set, in words.
    public static List<String> placesLookedAt(Map<String, String> env) {
        var places = new ArrayList<String>();
        places.add(
                "DOCKER_HOST " + value(env, "DOCKER_HOST").map(v -> "= " + v).orElse("is not set"));
        places.add(
                "context "
                        + value(env, "DOCKER_CONTEXT")
                                .or(new DockerContexts(configFolder(env))::current)
                                .orElse(DEFAULT_CONTEXT));
        sockets(env)
                .forEach(
                        socket ->
                                places.add(
                                        socket.host() + (exists(socket) ? "" : " does not exist")));
        return List.copyOf(places);
    }

    private static EngineEndpoint defaultSocket(Map<String, String> env) {
        var sockets = sockets(env);
        return sockets.stream()
                .filter(EngineLocator::exists)
                .findFirst()
                .orElse(sockets.getFirst());
    }

    private static boolean exists(EngineEndpoint endpoint) {
        return endpoint.socket().map(Files::exists).orElse(false);
    }

    private static List<EngineEndpoint> sockets(Map<String, String> env) {
        if (windows()) {
            return List.of(
                    new EngineEndpoint("npipe:////./pipe/docker_engine", "the default pipe"));
        }
        var sockets = new ArrayList<EngineEndpoint>();
        sockets.add(socket(Path.of("/var/run/docker.sock"), "the default socket"));
        value(env, "XDG_RUNTIME_DIR")
                .ifPresent(
                        runtime -> {
                            sockets.add(
                                    socket(
                                            Path.of(runtime, "docker.sock"),
                                            "the rootless engine's socket"));
                            sockets.add(
                                    socket(
                                            Path.of(runtime, "podman", "podman.sock"),
                                            "the user's Podman socket"));
                        });
        sockets.add(
                socket(
                        home(env).resolve(".docker/run/docker.sock"),
                        "the desktop engine's socket"));
        sockets.add(socket(Path.of("/run/podman/podman.sock"), "the Podman socket"));
        return sockets;
    }

    private static EngineEndpoint socket(Path path, String foundBy) {
        return new EngineEndpoint("unix://" + path, foundBy);
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
