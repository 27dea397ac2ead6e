package dev.quaymaster.engine.spec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A command to run in a running container.
///
/// @param user empty is the container's
/// @param workingDir empty is the container's
/// @param idleLimit how long it may neither say nor take anything before it is given up; empty
///   waits for ever
public record ExecSpec(
        List<String> command,
        Map<String, String> environment,
        Optional<String> user,
        Optional<String> workingDir,
        Optional<Duration> idleLimit) {

    /// A command that may be silent for as long as it likes.
    public ExecSpec(
            List<String> command, Map<String, String> environment, Optional<String> user, Optional<String> workingDir) {
        this(command, environment, user, workingDir, Optional.empty());
    }

    /// Copies the collections.
    public ExecSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// A command as the container's user.
    public static ExecSpec of(String... command) {
        return new ExecSpec(List.of(command), Map.of(), Optional.empty(), Optional.empty());
    }

    /// The same with that environment.
    public ExecSpec withEnvironment(Map<String, String> newEnvironment) {
        return new ExecSpec(command, newEnvironment, user, workingDir, idleLimit);
    }

    /// The same as that user.
    public ExecSpec withUser(String newUser) {
        return new ExecSpec(command, environment, Optional.of(newUser), workingDir, idleLimit);
    }

    /// The same, given up when nothing comes or goes for so long.
    public ExecSpec idleFor(Duration limit) {
        return new ExecSpec(command, environment, user, workingDir, Optional.of(limit));
    }
}
