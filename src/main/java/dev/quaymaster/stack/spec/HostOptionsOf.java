package dev.quaymaster.stack.spec;

import dev.quaymaster.compose.model.Isolation;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.spec.HostOptions;
import dev.quaymaster.engine.spec.Security;

/// A container's share of the machine and its rights there.
final class HostOptionsOf {

    private HostOptionsOf() {}

    static HostOptions service(Service service, Known known) {
        var isolation = service.isolation();
        return new HostOptions(
                ResourcesOf.service(service),
                security(isolation),
                namespaces(isolation.namespaces(), known),
                isolation.logging().map(HostOptionsOf::logging),
                isolation.annotations(),
                service.process().runtime().orElse(""),
                service.process().platform().orElse(""));
    }

    private static Security security(Isolation isolation) {
        return new Security(
                isolation.privileged(),
                isolation.capAdd(),
                isolation.capDrop(),
                isolation.securityOpt().stream().map(SeccompProfile::inline).toList(),
                isolation.groupAdd(),
                isolation.sysctls());
    }

    private static HostOptions.Namespaces namespaces(Isolation.Namespaces said, Known known) {
        return new HostOptions.Namespaces(
                ServiceReferences.mode(said.ipc().orElse(""), known.containers()),
                ServiceReferences.mode(said.pid().orElse(""), known.containers()),
                said.uts().orElse(""),
                said.userns().orElse(""),
                said.cgroup().orElse(""),
                said.cgroupParent().orElse(""));
    }

    private static HostOptions.Logging logging(Isolation.Logging logging) {
        return new HostOptions.Logging(logging.driver().orElse(""), logging.options());
    }
}
