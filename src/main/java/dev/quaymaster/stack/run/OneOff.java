package dev.quaymaster.stack.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A single run of a service, as `docker compose run` does it.
///
/// @param service the service
/// @param command what to run instead of the service's command; empty keeps that
/// @param entrypoint what to run instead of the service's entry point
/// @param environment variables over those of the service
/// @param user the user to run as, if not the service's
/// @param workingDirectory the folder to run in, if not the service's
/// @param options what else is special
public record OneOff(
        String service,
        List<String> command,
        Optional<List<String>> entrypoint,
        Map<String, String> environment,
        Optional<String> user,
        Optional<String> workingDirectory,
        Options options) {

    public OneOff {
        command = List.copyOf(command);
        entrypoint = entrypoint.map(List::copyOf);
        environment = Map.copyOf(environment);
    }

    /// @param remove whether its container is removed when it ended
    /// @param startDependencies whether what the service depends on is started before
    /// @param useAliases whether it answers to the service's names on the network
    /// @param input where its standard input comes from
    public record Options(boolean remove, boolean startDependencies, boolean useAliases, Input input) {

        /// Options of a run that reads nothing.
        public Options(boolean remove, boolean startDependencies, boolean useAliases) {
            this(remove, startDependencies, useAliases, Input.NONE);
        }

        /// The same with another input.
        public Options reading(Input newInput) {
            return new Options(remove, startDependencies, useAliases, newInput);
        }
    }

    /// Where the standard input of a run comes from.
    public enum Input {
        /// From nowhere: it is at its end.
        NONE,
        /// From a stream.
        STREAM,
        /// From a terminal, which the run has for its output too.
        TERMINAL
    }

    /// Runs a service once with this command; its container stays.
    public static OneOff of(String service, String... command) {
        return new OneOff(
                service,
                List.of(command),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                new Options(false, true, false));
    }

    /// The same, the container being removed when it ended.
    public OneOff removed() {
        return new OneOff(
                service,
                command,
                entrypoint,
                environment,
                user,
                workingDirectory,
                new Options(true, options.startDependencies(), options.useAliases(), options.input()));
    }

    /// The same, with another input.
    public OneOff reading(Input input) {
        return new OneOff(service, command, entrypoint, environment, user, workingDirectory, options.reading(input));
    }
}
