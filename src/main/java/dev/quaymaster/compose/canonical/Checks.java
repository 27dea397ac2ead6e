package dev.quaymaster.compose.canonical;

import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.PathTable;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Rewrite;
import dev.quaymaster.compose.tree.TreePath;
import java.util.List;
import java.util.Map;

/// Finds keys that contradict each other within one thing.
public final class Checks {

    private interface Check {
        void check(MapTree map, TreePath path, Problems problems);
    }

    private static final PathTable<Rewrite> RULES = PathTable.of(Map.of(
            "volumes.*",
            on(Checks::external),
            "configs.*",
            on(source(List.of("file", "environment", "content"))),
            "secrets.*",
            on(source(List.of("file", "environment"))),
            "services.*.ports.*",
            on(Checks::port),
            "services.*.volumes.*",
            on(Checks::target),
            "services.*.devices.*",
            on(Checks::target),
            "services.*.develop.watch.*",
            on(Checks::watchPath),
            "services.*.deploy.resources.reservations.devices.*",
            on(Checks::deviceRequest),
            "services.*.gpus.*",
            on(Checks::deviceRequest)));

    private Checks() {}

    /// Checks a model.
    ///
    /// @param model canonical model
    /// @param problems takes the contradictions
    /// @return the model itself
    public static MapTree apply(MapTree model, Problems problems) {
        return Rewrite.all(model, RULES, problems);
    }

    private static Rewrite on(Check check) {
        return (tree, path, problems) -> {
            tree.asMap().ifPresent(map -> check.check(map, path, problems));
            return tree;
        };
    }

    private static void external(MapTree volume, TreePath path, Problems problems) {
        if (!volume.get("external").map(tree -> tree.plain().equals(true)).orElse(false)) {
            return;
        }
        for (var key : volume.entries().keySet()) {
            if (!key.equals("name") && !key.equals("external") && !key.startsWith("x-")) {
                problems.error(
                        volume.keyAt(key),
                        path.next(key),
                        "An external volume is only looked up by name; take out %s or external.".formatted(key));
            }
        }
    }

    private static Check source(List<String> keys) {
        return (map, path, problems) -> {
            var used = keys.stream().filter(map::has).toList();
            if (used.size() > 1) {
                problems.error(map, path, "Only one of %s can be used.".formatted(String.join(" and ", used)));
            }
            if (used.isEmpty() && !map.has("driver") && !map.has("external")) {
                problems.error(map, path, "One of %s is needed.".formatted(String.join(", ", keys)));
            }
        };
    }

    private static void target(MapTree map, TreePath path, Problems problems) {
        if (!map.has("target")) {
            problems.error(map, path, "The key target is missing here.");
        }
    }

    private static void port(MapTree port, TreePath path, Problems problems) {
        target(port, path, problems);
        port.string("host_ip")
                .filter(ip -> !IpAddress.isValid(ip))
                .ifPresent(
                        ip -> problems.error(port, path.next("host_ip"), "\"%s\" is not an IP address.".formatted(ip)));
    }

    private static void watchPath(MapTree watch, TreePath path, Problems problems) {
        if (watch.string("path").filter(String::isEmpty).isPresent()) {
            problems.error(watch, path.next("path"), "The path cannot be empty.");
        }
    }

    private static void deviceRequest(MapTree request, TreePath path, Problems problems) {
        if (request.has("count") && request.has("device_ids")) {
            problems.error(request, path, "Only one of count and device_ids can be used.");
        }
    }
}
