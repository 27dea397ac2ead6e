package dev.quaymaster.stack.spec;

import dev.quaymaster.compose.model.Healthcheck;
import dev.quaymaster.compose.model.LifecycleConfig.Restart;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.HealthcheckSpec;
import dev.quaymaster.engine.spec.Lifecycle;
import dev.quaymaster.engine.spec.Lifecycle.RestartPolicy;
import dev.quaymaster.engine.spec.ProcessSpec;
import java.util.Map;
import java.util.OptionalInt;

/// Turns a service of the compose model into the container the engine is asked for, with the names
/// and labels by which compose knows it.
public final class ServiceToSpec {

    private ServiceToSpec() {}

    /// Returns the container to make.
    public static ContainerSpec container(ContainerDraft draft, Known known) {
        var service = draft.service();
        return new ContainerSpec(
                draft.firstName(),
                service.imageIn(draft.project().name()),
                ContainerLabels.of(draft, known),
                process(draft),
                lifecycle(draft),
                StorageOf.draft(draft, known),
                NetworkingOf.draft(draft, known),
                HostOptionsOf.service(service, known));
    }

    /// Returns the value of the config-hash label of a service's containers.
    ///
    /// @param containers service → id of its first container, for what the service borrows
    public static String hash(Service service, Map<String, String> containers) {
        return ContainerLabels.hash(service, containers);
    }

    /// Returns the value of the config-hash label that another version of compose would write.
    ///
    /// @param containers service → id of its first container, for what the service borrows
    /// @param composeVersion the version, as containers are labelled with it
    public static String hash(Service service, Map<String, String> containers, String composeVersion) {
        return ContainerLabels.hash(service, containers, composeVersion);
    }

    private static ProcessSpec process(ContainerDraft draft) {
        var service = draft.service();
        var process = service.process();
        var attached = draft.oneOff().filter(ContainerDraft.OneOff::attachStdin).isPresent();
        return new ProcessSpec(
                service.command(),
                service.entrypoint(),
                service.environment(),
                process.user(),
                process.workingDir(),
                process.tty(),
                stdin(process.stdinOpen(), attached));
    }

    /// Who attaches owns the input: when they leave, it ends.
    private static ProcessSpec.Stdin stdin(boolean open, boolean attached) {
        if (attached) {
            return ProcessSpec.Stdin.UNTIL_DETACHED;
        }
        return open ? ProcessSpec.Stdin.OPEN : ProcessSpec.Stdin.CLOSED;
    }

    private static Lifecycle lifecycle(ContainerDraft draft) {
        var service = draft.service();
        var lifecycle = service.lifecycle();
        return new Lifecycle(
                lifecycle.restart().map(ServiceToSpec::restart).orElse(UNSAID),
                service.healthcheck().map(ServiceToSpec::healthcheck),
                lifecycle.stopSignal(),
                lifecycle.stopGracePeriod(),
                service.process().init(),
                draft.oneOff().filter(ContainerDraft.OneOff::autoRemove).isPresent());
    }

    private static final RestartPolicy UNSAID = new RestartPolicy("", OptionalInt.empty());

    private static RestartPolicy restart(Restart restart) {
        return new RestartPolicy(restart.policy(), restart.maxAttempts());
    }

    private static HealthcheckSpec healthcheck(Healthcheck check) {
        return check.disabled()
                ? HealthcheckSpec.disabled()
                : new HealthcheckSpec(
                        check.test(),
                        check.interval(),
                        check.timeout(),
                        check.startPeriod(),
                        check.startInterval(),
                        check.retries());
    }
}
