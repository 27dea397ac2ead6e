package dev.quaymaster.compose.check;

import dev.quaymaster.compose.tree.NearMiss;
import dev.quaymaster.compose.tree.Problems;
import java.util.Map;

/// Finds services that refer to what does not exist.
final class ReferenceChecks {

    private final Drafts drafts;
    private final Problems problems;

    ReferenceChecks(Drafts drafts, Problems problems) {
        this.drafts = drafts;
        this.problems = problems;
    }

    void check() {
        for (var service : drafts.active().values()) {
            dependencies(service);
            networks(service);
            volumes(service);
            grants(service, "secrets");
            grants(service, "configs");
            buildParts(service);
            models(service);
        }
    }

    private void dependencies(Draft service) {
        service.map("depends_on").forEach((name, dependency) -> {
            boolean required = dependency instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("required"));
            dependency(service, String.valueOf(name), required);
        });
    }

    private void dependency(Draft service, String name, boolean required) {
        if (drafts.active().containsKey(name)) {
            return;
        }
        var disabled = drafts.disabled().get(name);
        if (disabled == null) {
            report(
                    service,
                    "depends_on",
                    "It depends on the service \"%s\", which is not defined.%s"
                            .formatted(name, NearMiss.hint(name, drafts.active().keySet())));
        } else if (required) {
            report(
                    service,
                    "depends_on",
                    "It depends on the service \"%s\", which is switched off; switch on the profile %s."
                            .formatted(name, String.join(" or ", disabled.profiles())));
        }
    }

    private void networks(Draft service) {
        for (var network : service.map("networks").keySet()) {
            require(service, "networks", "networks", String.valueOf(network), "network");
        }
    }

    private void volumes(Draft service) {
        for (var mount : service.maps("volumes")) {
            if ("volume".equals(mount.get("type")) && mount.get("source") instanceof String name) {
                require(service, "volumes", "volumes", name, "volume");
            }
        }
    }

    private void grants(Draft service, String key) {
        var kind = key.substring(0, key.length() - 1);
        for (var grant : service.maps(key)) {
            require(service, key, key, String.valueOf(grant.get("source")), kind);
        }
    }

    private void buildParts(Draft service) {
        var build = service.map("build");
        if (build.get("secrets") instanceof Iterable<?> grants) {
            for (var grant : grants) {
                var source = grant instanceof Map<?, ?> map ? map.get("source") : grant;
                require(service, "build", "secrets", String.valueOf(source), "secret");
            }
        }
        if (build.get("additional_contexts") instanceof Map<?, ?> contexts) {
            for (var context : contexts.values()) {
                if (context instanceof String text && text.startsWith("service:")) {
                    buildable(service, text.substring("service:".length()));
                }
            }
        }
    }

    private void buildable(Draft service, String name) {
        var other = drafts.active().get(name);
        if (other == null || other.map("build").isEmpty()) {
            report(service, "build", "It builds upon the service \"%s\", which is not built here.".formatted(name));
        }
    }

    private void models(Draft service) {
        for (var model : service.map("models").keySet()) {
            if (!drafts.model().map("models").has(String.valueOf(model))) {
                report(service, "models", "It uses the model \"%s\", which is not defined.".formatted(model));
            }
        }
    }

    private void require(Draft service, String key, String section, String name, String kind) {
        if (!drafts.section(section).containsKey(name)) {
            report(
                    service,
                    key,
                    "It uses the %s \"%s\", which is not defined under %s.%s"
                            .formatted(
                                    kind,
                                    name,
                                    section,
                                    NearMiss.hint(name, drafts.section(section).keySet())));
        }
    }

    private void report(Draft service, String key, String message) {
        problems.error(service.at(key), service.path(key), message);
    }
}
