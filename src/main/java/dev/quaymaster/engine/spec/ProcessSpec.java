package dev.quaymaster.engine.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a container runs.
///
/// @param command empty keeps the image's; an empty list does so too, unless there is an entry
///   point here
/// @param entrypoint empty keeps the image's, an empty list clears it
/// @param environment a name without a value takes the image's variable away
/// @param user such as `1000:1000`; empty keeps the image's
/// @param workingDir empty keeps the image's
/// @param tty whether it gets a terminal
/// @param stdin whether its standard input can be written to by
///   [dev.quaymaster.engine.Engine#attach]
public record ProcessSpec(
        Optional<List<String>> command,
        Optional<List<String>> entrypoint,
        Map<String, Optional<String>> environment,
        Optional<String> user,
        Optional<String> workingDir,
        boolean tty,
        Stdin stdin) {

    /// Copies the collections, keeping the environment's order.
    public ProcessSpec {
        command = command.map(List::copyOf);
        entrypoint = entrypoint.map(List::copyOf);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /// A container's standard input.
    public enum Stdin {
        /// Empty from the start.
        CLOSED,
        /// Open, however many clients come and go; it never ends.
        OPEN,
        /// Open until the first client that attached ends its input or is gone, even by `kill -9`.
        UNTIL_DETACHED
    }

    /// What the image runs.
    public static ProcessSpec imageDefault() {
        return new ProcessSpec(
                Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), false, Stdin.CLOSED);
    }

    /// A command, passed to the image's entry point.
    public static ProcessSpec of(String... command) {
        return imageDefault().withCommand(List.of(command));
    }

    /// The same with that command.
    public ProcessSpec withCommand(List<String> newCommand) {
        return new ProcessSpec(Optional.of(newCommand), entrypoint, environment, user, workingDir, tty, stdin);
    }

    /// The same with that entry point.
    public ProcessSpec withEntrypoint(List<String> newEntrypoint) {
        return new ProcessSpec(command, Optional.of(newEntrypoint), environment, user, workingDir, tty, stdin);
    }

    /// The same with that environment.
    public ProcessSpec withEnvironment(Map<String, String> newEnvironment) {
        var values = new LinkedHashMap<String, Optional<String>>();
        newEnvironment.forEach((name, value) -> values.put(name, Optional.of(value)));
        return new ProcessSpec(command, entrypoint, values, user, workingDir, tty, stdin);
    }

    /// The same as that user.
    public ProcessSpec withUser(String newUser) {
        return new ProcessSpec(command, entrypoint, environment, Optional.of(newUser), workingDir, tty, stdin);
    }

    /// The same with that standard input.
    public ProcessSpec withStdin(Stdin newStdin) {
        return new ProcessSpec(command, entrypoint, environment, user, workingDir, tty, newStdin);
    }
}
