package dev.quaymaster.compose.check;

import dev.quaymaster.compose.tree.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds keys of a service that contradict each other.
final class ServiceChecks {

    private static final Set<String> TEST_KINDS = Set.of("CMD", "CMD-SHELL", "NONE");

    /// older key → part of `deploy.resources`, and the key there
    private static final Map<String, List<String>> LIMITS = Map.of(
            "cpus", List.of("limits", "cpus"),
            "mem_limit", List.of("limits", "memory"),
            "mem_reservation", List.of("reservations", "memory"),
            "pids_limit", List.of("limits", "pids"));

    private final Problems problems;

    ServiceChecks(Problems problems) {
        this.problems = problems;
    }

    void check(Draft service) {
        image(service);
        build(service);
        network(service);
        healthcheck(service);
        scale(service);
        LIMITS.forEach((key, place) -> limit(service, key, place));
        watch(service);
        targets(service);
    }

    private void image(Draft service) {
        boolean none = !service.form().containsKey("build")
                && !service.form().containsKey("image")
                && !service.form().containsKey("provider");
        if (none) {
            problems.error(service.tree(), service.path(), "It has neither an image nor a build.");
        }
    }

    private void build(Draft service) {
        var build = service.map("build");
        if (build.containsKey("dockerfile") && build.containsKey("dockerfile_inline")) {
            report(service, "build", "Only one of dockerfile and dockerfile_inline can be used.");
        }
        var platform = service.text("platform");
        if (platform.isPresent()
                && build.get("platforms") instanceof List<?> platforms
                && !platforms.contains(platform.get())) {
            report(
                    service,
                    "build",
                    "The platforms it is built for do not include its platform %s.".formatted(platform.get()));
        }
    }

    private void network(Draft service) {
        if (service.text("network_mode").isPresent() && !service.map("networks").isEmpty()) {
            report(service, "network_mode", "Only one of network_mode and networks can be used.");
        }
    }

    private void healthcheck(Draft service) {
        if (service.map("healthcheck").get("test") instanceof List<?> test
                && !test.isEmpty()
                && !TEST_KINDS.contains(String.valueOf(test.getFirst()))) {
            report(service, "healthcheck", "The test must begin with CMD, CMD-SHELL or NONE.");
        }
    }

    private void scale(Draft service) {
        var scale = service.form().get("scale");
        var replicas = service.map("deploy").get("replicas");
        if (scale != null && replicas != null && !scale.equals(replicas)) {
            report(service, "scale", "scale and deploy.replicas contradict each other.");
        }
        if (service.scale() < 0) {
            report(service, "scale", "It cannot have less than 0 containers.");
        }
        if (service.scale() > 1 && service.text("container_name").isPresent()) {
            report(
                    service,
                    "container_name",
                    "With a fixed container_name there can be only one container, not %d.".formatted(service.scale()));
        }
    }

    private void limit(Draft service, String key, List<String> place) {
        var older = service.form().get(key);
        if (older == null
                || !(service.map("deploy").get("resources") instanceof Map<?, ?> resources)
                || !(resources.get(place.getFirst()) instanceof Map<?, ?> part)) {
            return;
        }
        if (!older.equals(part.get(place.getLast()))) {
            report(
                    service,
                    key,
                    "%s and deploy.resources.%s contradict each other.".formatted(key, String.join(".", place)));
        }
    }

    private void watch(Draft service) {
        if (!(service.map("develop").get("watch") instanceof List<?> triggers)) {
            return;
        }
        for (var trigger : triggers) {
            if (trigger instanceof Map<?, ?> map
                    && !map.containsKey("target")
                    && !Set.of("rebuild", "restart").contains(String.valueOf(map.get("action")))) {
                report(service, "develop", "The action %s needs a target.".formatted(map.get("action")));
            }
        }
    }

    private void targets(Draft service) {
        Map<String, String> mounted = new HashMap<>();
        for (var tmpfs : service.list("tmpfs")) {
            target(service, "tmpfs", String.valueOf(tmpfs).split(":", 2)[0], mounted);
        }
        for (var mount : service.maps("volumes")) {
            target(service, "volumes", String.valueOf(mount.get("target")), mounted);
        }
    }

    private void target(Draft service, String key, String target, Map<String, String> mounted) {
        var earlier = mounted.put(target, key);
        if (earlier != null) {
            report(
                    service,
                    key,
                    "Two things are mounted at %s (under %s)."
                            .formatted(target, earlier.equals(key) ? key : earlier + " and " + key));
        }
    }

    private void report(Draft service, String key, String message) {
        problems.error(service.at(key), service.path(key), message);
    }
}
