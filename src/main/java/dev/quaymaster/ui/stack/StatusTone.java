package dev.quaymaster.ui.stack;

import dev.quaymaster.stack.ServiceStatus;
import dev.quaymaster.ui.kit.Tone;

/// The colour that goes with a service's state; its word always stands beside it.
final class StatusTone {

    private StatusTone() {}

    /// The tone of a state.
    static Tone of(ServiceStatus status) {
        return switch (status) {
            case RUNNING, HEALTHY, DONE -> Tone.OK;
            case STARTING, PAUSED -> Tone.WARN;
            case UNHEALTHY, RESTARTING, FAILED -> Tone.BAD;
            case STOPPED, NOT_CREATED -> Tone.NEUTRAL;
        };
    }
}
