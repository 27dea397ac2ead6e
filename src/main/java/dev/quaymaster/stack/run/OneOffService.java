package dev.quaymaster.stack.run;

import dev.quaymaster.compose.model.LifecycleConfig;
import dev.quaymaster.compose.model.ProcessOptions;
import dev.quaymaster.compose.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A service as a single run of it differs from it.
final class OneOffService {

    private OneOffService() {}

    /// A run is never started again by the engine, and has a name of its own.
    static Service of(Service service, OneOff run) {
        var environment = new TreeMap<>(service.environment());
        run.environment().forEach((name, value) -> environment.put(name, Optional.of(value)));
        return new Service(
                service.name(),
                service.image(),
                service.build(),
                command(service, run),
                run.entrypoint().or(service::entrypoint),
                environment,
                service.labels(),
                service.dependsOn(),
                service.ports(),
                service.mounts(),
                service.networks(),
                service.healthcheck(),
                service.grants(),
                process(service.process(), run),
                service.isolation(),
                service.resources(),
                lifecycle(service.lifecycle()),
                service.tree());
    }

    /// Another entry point makes the service's command meaningless.
    private static Optional<List<String>> command(Service service, OneOff run) {
        if (!run.command().isEmpty()) {
            return Optional.of(run.command());
        }
        return run.entrypoint().isPresent() ? Optional.of(List.of()) : service.command();
    }

    private static ProcessOptions process(ProcessOptions own, OneOff run) {
        return new ProcessOptions(
                Optional.empty(),
                own.hostname(),
                own.domainName(),
                run.user().or(own::user),
                run.workingDirectory().or(own::workingDir),
                own.platform(),
                own.runtime(),
                run.options().input() == OneOff.Input.TERMINAL,
                false,
                own.init());
    }

    private static LifecycleConfig lifecycle(LifecycleConfig own) {
        return new LifecycleConfig(
                Optional.empty(),
                own.stopSignal(),
                own.stopGracePeriod(),
                1,
                own.pullPolicy(),
                own.profiles(),
                List.of(),
                List.of());
    }
}
