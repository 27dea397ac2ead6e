package dev.quaymaster.stack;

/// What a [StackMonitor] publishes.
public sealed interface MonitorUpdate {

    /// The stack as it is now.
    record Observed(ObservedState state) implements MonitorUpdate {}

    /// The engine cannot be asked; the last observed state is out of date.
    ///
    /// @param reason why, in plain words
    record Lost(String reason) implements MonitorUpdate {}
}
