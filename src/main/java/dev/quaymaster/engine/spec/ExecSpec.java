package dev.quaymaster.engine.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A command to run in a running container.
///
/// @param user empty is the container's
/// @param workingDir empty is the container's
public record ExecSpec(
        List<String> command,
        Map<String, String> environment,
        Optional<String> user,
        Optional<String> workingDir) {

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
        return new ExecSpec(command, newEnvironment, user, workingDir);
    }

    /// The same as that user.
    public ExecSpec withUser(String newUser) {
        return new ExecSpec(command, environment, Optional.of(newUser), workingDir);
    }
}
