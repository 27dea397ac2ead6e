package dev.quaymaster.stack.spec;

import dev.quaymaster.compose.model.Isolation;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.spec.HostOptions;
import dev.quaymaster.engine.spec.Security;
import java.util.List;
import java.util.Locale;

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
                capabilities(isolation.capAdd()),
                capabilities(isolation.capDrop()),
                isolation.securityOpt().stream().map(SeccompProfile::inline).toList(),
                isolation.groupAdd(),
                isolation.sysctls());
    }

    /// The engine keeps the names as they come, so they are spelled as the docker client spells
    /// them.
    private static List<String> capabilities(List<String> said) {
        var names =
                said.stream().map(HostOptionsOf::capability).distinct().sorted().toList();
        return names.contains("ALL") ? List.of("ALL") : names;
    }

    private static String capability(String said) {
        var name = said.toUpperCase(Locale.ROOT);
        return name.equals("ALL") || name.startsWith("CAP_") ? name : "CAP_" + name;
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
