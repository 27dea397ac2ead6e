package dev.quaymaster.compose.bind;

import dev.quaymaster.compose.model.Build;
import dev.quaymaster.compose.model.Condition;
import dev.quaymaster.compose.model.Dependency;
import dev.quaymaster.compose.model.FileGrant;
import dev.quaymaster.compose.model.Healthcheck;
import dev.quaymaster.compose.model.NetworkAttachment;
import dev.quaymaster.compose.model.Port;
import dev.quaymaster.compose.model.ProcessOptions;
import dev.quaymaster.compose.model.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Binds a service's canonical form to records.
final class ServiceBinder {

    private ServiceBinder() {}

    static Service bind(String name, Map<String, Object> form) {
        var values = new Values(form);
        return new Service(
                name,
                values.text("image"),
                values.optional("build").map(ServiceBinder::build),
                values.list("command"),
                values.list("entrypoint"),
                values.variables("environment"),
                values.pairs("labels"),
                dependencies(values),
                values.all("ports").stream().map(ServiceBinder::port).toList(),
                values.all("volumes").stream().map(MountBinder::bind).toList(),
                networks(values),
                values.optional("healthcheck").map(ServiceBinder::healthcheck),
                new Service.Grants(grants(values, "secrets"), grants(values, "configs")),
                process(values),
                RuntimeBinder.isolation(values),
                ResourcesBinder.bind(values),
                RuntimeBinder.lifecycle(values),
                form);
    }

    private static Build build(Values values) {
        return new Build(
                values.text("context").orElse("."),
                values.text("dockerfile"),
                values.text("dockerfile_inline"),
                values.text("target"),
                values.variables("args"),
                values.pairs("labels"),
                values.texts("tags"),
                new Build.Options(
                        values.text("network"),
                        values.whole("shm_size"),
                        values.flag("no_cache"),
                        values.flag("pull"),
                        values.texts("cache_from"),
                        values.texts("extra_hosts"),
                        values.texts("platforms")));
    }

    private static List<Dependency> dependencies(Values values) {
        return values.named("depends_on").entrySet().stream()
                .map(entry -> dependency(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Dependency dependency(String service, Values values) {
        return new Dependency(
                service,
                Condition.of(values.text("condition").orElse("")),
                values.flag("restart"),
                values.flag("required"));
    }

    private static Port port(Values values) {
        return new Port(
                values.text("host_ip"),
                values.text("published"),
                values.count("target").orElse(0),
                values.text("protocol").orElse("tcp"));
    }

    private static Map<String, NetworkAttachment> networks(Values values) {
        Map<String, NetworkAttachment> networks = new LinkedHashMap<>();
        values.named("networks").forEach((network, entry) -> networks.put(network, attachment(network, entry)));
        return networks;
    }

    private static NetworkAttachment attachment(String network, Values values) {
        return new NetworkAttachment(
                network,
                values.texts("aliases"),
                values.text("ipv4_address"),
                values.text("ipv6_address"),
                values.texts("link_local_ips"),
                values.text("mac_address"),
                values.count("priority").orElse(0),
                values.count("gw_priority").orElse(0),
                values.text("interface_name"),
                values.pairs("driver_opts"));
    }

    private static Healthcheck healthcheck(Values values) {
        var test = values.texts("test");
        return new Healthcheck(
                test,
                values.duration("interval"),
                values.duration("timeout"),
                values.duration("start_period"),
                values.duration("start_interval"),
                values.count("retries"),
                values.flag("disable") || test.equals(List.of("NONE")));
    }

    private static List<FileGrant> grants(Values values, String key) {
        return values.all(key).stream()
                .map(grant -> new FileGrant(
                        grant.text("source").orElse(""),
                        grant.text("target"),
                        grant.text("uid"),
                        grant.text("gid"),
                        grant.mode("mode")))
                .toList();
    }

    private static ProcessOptions process(Values values) {
        return new ProcessOptions(
                values.text("container_name"),
                values.text("hostname"),
                values.text("domainname"),
                values.text("user"),
                values.text("working_dir"),
                values.text("platform"),
                values.text("runtime"),
                values.flag("tty"),
                values.flag("stdin_open"),
                values.choice("init"));
    }
}
