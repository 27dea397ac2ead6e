package dev.quaymaster.stack;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something asked of a stack could not be done. What already ran is left running.
///
/// The message says what happened to what, and why; [#nextStep] what can be done about it.
public final class StackException extends RuntimeException {

    private final String service;
    private final List<String> lastLogLines;
    private final String nextStep;

    /// Creates a failure of the stack as a whole.
    public StackException(String message, String nextStep) {
        this("", message, List.of(), nextStep, null);
    }

    /// Creates a failure of one service.
    ///
    /// @param service the service that failed; empty when it is not about one service
    /// @param lastLogLines what its container said last; may be empty
    public StackException(
            String service, String message, List<String> lastLogLines, String nextStep, @Nullable Throwable cause) {
        super(message, cause);
        this.service = service;
        this.lastLogLines = List.copyOf(lastLogLines);
        this.nextStep = nextStep;
    }

    /// Returns the service that failed, if it is about one.
    public Optional<String> service() {
        return service.isEmpty() ? Optional.empty() : Optional.of(service);
    }

    /// Returns the last lines of the service's log, oldest first; may be empty.
    public List<String> lastLogLines() {
        return lastLogLines;
    }

    /// Returns what the user can do about it; empty where there is nothing to say.
    public String nextStep() {
        return nextStep;
    }
}
