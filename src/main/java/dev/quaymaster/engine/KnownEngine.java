package dev.quaymaster.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// An engine that can be chosen.
///
/// @param name what the user calls it; no two known engines share one
/// @param origin how we know of it
/// @param endpoint where it listens
public record KnownEngine(String name, Origin origin, EngineEndpoint endpoint) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]*");

    /// How an engine came to be known.
    public enum Origin {
        /// It is what the docker command uses when no context is chosen.
        DEFAULT("docker's default"),
        /// A docker context names it.
        CONTEXT("docker context"),
        /// Its socket lies where such sockets lie.
        FOUND("found on this machine"),
        /// The user told us of it.
        ADDED("added here");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        /// For the user.
        public String words() {
            return words;
        }
    }

    /// Whether an engine may be called that: what docker allows for a context.
    public static boolean validName(String name) {
        return NAME.matcher(name).matches();
    }

    /// An engine that the user told us of.
    ///
    /// @param certificates the folder of [EngineEndpoint#tlsFolder], where it wants TLS
    public static KnownEngine added(String name, String host, Optional<Path> certificates) {
        return new KnownEngine(name, Origin.ADDED, new EngineEndpoint(host, "engine \"" + name + "\"", certificates));
    }
}
