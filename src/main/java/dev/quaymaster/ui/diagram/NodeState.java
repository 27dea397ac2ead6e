package dev.quaymaster.ui.diagram;

import dev.quaymaster.stack.ServiceStatus;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How a service is at the moment.
///
/// @param status decides the colours
/// @param stateText words that follow the image, such as `up 3 h`; empty for the status's own word
/// @param cpu per cent of one core
/// @param memory bytes
/// @param cpuHistory earlier values of `cpu`, the oldest first
public record NodeState(
        ServiceStatus status, String stateText, OptionalDouble cpu, OptionalLong memory, List<Double> cpuHistory) {

    /// Copies the history.
    public NodeState {
        cpuHistory = List.copyOf(cpuHistory);
    }

    /// A state of which nothing is measured.
    ///
    /// @param status the status
    public static NodeState of(ServiceStatus status) {
        return new NodeState(status, "", OptionalDouble.empty(), OptionalLong.empty(), List.of());
    }

    /// The words for the state.
    String words() {
        return stateText.isEmpty() ? status.toString() : stateText;
    }
}
