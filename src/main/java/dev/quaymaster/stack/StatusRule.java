package dev.quaymaster.stack;

import dev.quaymaster.engine.Health;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// How a service is, judged from its containers: the state that most wants attention wins.
final class StatusRule {

    /// SIGKILL, from somebody who stops it or from the kernel that runs out of memory.
    private static final int KILLED = 137;

    /// 130 and 143 are SIGINT and SIGTERM: somebody stopped it.
    private static final List<Integer> STOPPED_FROM_OUTSIDE = List.of(130, KILLED, 143);

    private static final List<ServiceStatus> URGENCY = List.of(
            ServiceStatus.RESTARTING,
            ServiceStatus.UNHEALTHY,
            ServiceStatus.FAILED,
            ServiceStatus.STARTING,
            ServiceStatus.PAUSED,
            ServiceStatus.RUNNING,
            ServiceStatus.HEALTHY,
            ServiceStatus.DONE,
            ServiceStatus.STOPPED,
            ServiceStatus.NOT_CREATED);

    private StatusRule() {}

    static ServiceStatus of(ObservedState state, String service) {
        return state.containers(service).stream()
                .map(container -> of(state, container))
                .min(Comparator.comparingInt(URGENCY::indexOf))
                .orElse(ServiceStatus.NOT_CREATED);
    }

    static ServiceStatus of(ObservedState state, ObservedContainer container) {
        return switch (container.state()) {
            case CREATED -> container.startFailed() ? ServiceStatus.FAILED : ServiceStatus.STOPPED;
            case RUNNING -> running(container.container().health());
            case PAUSED -> ServiceStatus.PAUSED;
            case RESTARTING -> ServiceStatus.RESTARTING;
            case REMOVING, EXITED, DEAD -> ended(state, container);
        };
    }

    private static ServiceStatus running(Health health) {
        return switch (health) {
            case NONE -> ServiceStatus.RUNNING;
            case STARTING -> ServiceStatus.STARTING;
            case HEALTHY -> ServiceStatus.HEALTHY;
            case UNHEALTHY -> ServiceStatus.UNHEALTHY;
        };
    }

    private static ServiceStatus ended(ObservedState state, ObservedContainer container) {
        var code = container.exitCode().orElse(0);
        if (code == 0) {
            return ranOnce(state, container) ? ServiceStatus.DONE : ServiceStatus.STOPPED;
        }
        if (code == KILLED && container.outOfMemory()) {
            return ServiceStatus.FAILED;
        }
        return STOPPED_FROM_OUTSIDE.contains(code) ? ServiceStatus.STOPPED : ServiceStatus.FAILED;
    }

    /// The engine does not say whether a container that ended with 0 was stopped or was done. It
    /// was done if another service waits for that, or if it has no reason to stay and its stack is
    /// up.
    private static boolean ranOnce(ObservedState state, ObservedContainer container) {
        var awaited = container.service() + ":service_completed_successfully:";
        if (state.allContainers().anyMatch(other -> dependencies(other).anyMatch(d -> d.startsWith(awaited)))) {
            return true;
        }
        return hasNoReasonToStay(container)
                && state.allContainers().anyMatch(other -> other.state().alive());
    }

    private static Stream<String> dependencies(ObservedContainer container) {
        return Arrays.stream(container.label(ComposeLabels.DEPENDS_ON).split(","));
    }

    private static boolean hasNoReasonToStay(ObservedContainer container) {
        return container
                .details()
                .map(details -> details.config())
                .filter(config -> config.restartPolicy().isEmpty()
                        || config.restartPolicy().equals("no")
                        || config.restartPolicy().equals("on-failure"))
                .filter(config -> config.healthcheck().isEmpty())
                .isPresent();
    }
}
