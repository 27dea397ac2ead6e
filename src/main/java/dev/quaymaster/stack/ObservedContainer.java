package dev.quaymaster.stack;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// A container of a project, with what its labels say.
///
/// @param container as the engine lists it
/// @param details as the engine describes it, where that was needed
public record ObservedContainer(Container container, Optional<ContainerDetails> details) {

    private static final Pattern EXIT_CODE = Pattern.compile("^Exited \\((\\d+)\\)");
    private static final Pattern HALF_REPLACED = Pattern.compile("^[0-9a-f]{12}_(.+)$");

    /// Returns the engine's id.
    public String id() {
        return container.id();
    }

    /// Returns the container's name.
    public String name() {
        return container.name();
    }

    /// Returns what the container is doing.
    public ContainerState state() {
        return container.state();
    }

    /// Returns the service it belongs to.
    public String service() {
        return label(ComposeLabels.SERVICE);
    }

    /// Returns its number within the service, from 1; 0 for a one-off.
    public int number() {
        var number = label(ComposeLabels.NUMBER);
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    }

    /// Returns whether `run` made it, not `up`.
    public boolean oneOff() {
        return label(ComposeLabels.ONE_OFF).equals("True");
    }

    /// Returns the value of a label, empty when it is not there.
    public String label(String key) {
        return container.labels().getOrDefault(key, "");
    }

    /// Returns the exit code of a container that ended.
    public OptionalInt exitCode() {
        if (state() != ContainerState.EXITED && state() != ContainerState.DEAD) {
            return OptionalInt.empty();
        }
        if (details.isPresent()) {
            return OptionalInt.of(details.get().run().exitCode());
        }
        var matcher = EXIT_CODE.matcher(container.status());
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /// Returns whether it or a process in it was killed for lack of memory; known of a container
    /// that ended. One whose main process went on may well have ended without an error.
    public boolean outOfMemory() {
        return details.filter(known -> known.run().oomKilled()).isPresent();
    }

    /// Returns whether the engine tried to start it and could not.
    public boolean startFailed() {
        return state() == ContainerState.CREATED
                && details.filter(known -> !known.run().error().isEmpty()).isPresent();
    }

    /// Returns the name it was to get when an update was interrupted before it had it.
    public Optional<String> interruptedName() {
        var matcher = HALF_REPLACED.matcher(name());
        return matcher.matches() && !label(ComposeLabels.REPLACE).isEmpty()
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    /// Returns how a step names it.
    public ContainerRef ref() {
        return new ContainerRef(service(), name(), id());
    }
}
