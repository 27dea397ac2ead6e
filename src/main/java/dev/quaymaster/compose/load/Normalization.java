package dev.quaymaster.compose.load;

import dev.quaymaster.compose.canonical.Paths;
import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import java.util.List;
import java.util.Map;

/// Adds what a model implies: the default network, names at the engine, the Dockerfile's name, and
/// dependencies that come from links and shared namespaces.
final class Normalization {

    private static final List<String> NAMESPACES = List.of("network_mode", "ipc", "pid", "uts", "cgroup");
    private static final List<String> NAMED = List.of("networks", "volumes", "configs", "secrets");

    private final String project;
    private final Map<String, String> environment;

    Normalization(String project, Map<String, String> environment) {
        this.project = project;
        this.environment = environment;
    }

    MapTree apply(MapTree model) {
        var services =
                model.map("services").mapValues((_, tree) -> tree instanceof MapTree service ? service(service) : tree);
        var result = model.has("services") ? model.with("services", services) : model;
        result = withDefaultNetwork(result).with("name", new Scalar(project, model.at()));
        for (var section : NAMED) {
            if (result.has(section)) {
                result = result.with(section, named(result.map(section)));
            }
        }
        return result;
    }

    private MapTree service(MapTree service) {
        var result = withNetwork(service);
        if (result.string("pull_policy").orElse("").equals("if_not_present")) {
            result = result.with("pull_policy", new Scalar("missing", result.at()));
        }
        if (result.get("build").orElse(null) instanceof MapTree build) {
            result = result.with("build", build(build));
        }
        if (result.get("environment").orElse(null) instanceof MapTree variables) {
            result = result.with("environment", filled(variables, true));
        }
        if (result.get("volumes").orElse(null) instanceof ListTree mounts) {
            var clean = mounts.items().stream().map(Normalization::cleanTarget).toList();
            result = result.with("volumes", new ListTree(clean, mounts.at()));
        }
        return withImpliedDependencies(result);
    }

    private static MapTree withNetwork(MapTree service) {
        boolean own = service.has("provider") || service.has("network_mode");
        boolean none = service.map("networks").entries().isEmpty();
        if (own || !none) {
            return service;
        }
        var networks = MapTree.empty(service.at()).with("default", nothing(service));
        return service.with("networks", networks);
    }

    private static MapTree withDefaultNetwork(MapTree model) {
        boolean used = model.map("services").entries().values().stream()
                .flatMap(tree -> tree.asMap().stream())
                .filter(service -> !service.has("network_mode"))
                .anyMatch(service -> service.map("networks").has("default"));
        var networks = model.map("networks");
        return used && !networks.has("default")
                ? model.with("networks", networks.with("default", nothing(model)))
                : model;
    }

    private static Scalar nothing(Tree near) {
        return new Scalar(null, near.at());
    }

    private MapTree build(MapTree build) {
        var result = build.withDefault("context", ".");
        if (!result.has("dockerfile_inline")) {
            result = result.withDefault("dockerfile", "Dockerfile");
        }
        return switch (result.get("args").orElse(null)) {
            case MapTree args -> result.with("args", filled(args, false));
            case ListTree args -> result.with("args", filled(args));
            case null, default -> result;
        };
    }

    /// Values from the environment for keys without one; others are kept empty or dropped.
    private MapTree filled(MapTree variables, boolean keepEmpty) {
        var result = variables;
        for (var entry : variables.entries().entrySet()) {
            var value = environment.get(entry.getKey());
            if (entry.getValue().isNull() && value != null) {
                result = result.with(
                        entry.getKey(), new Scalar(value, entry.getValue().at()));
            } else if (entry.getValue().isNull() && !keepEmpty) {
                result = result.without(entry.getKey());
            }
        }
        return result;
    }

    private ListTree filled(ListTree arguments) {
        var kept = arguments.items().stream()
                .filter(item -> isSet(item.asString().orElse("")))
                .map(this::filled)
                .toList();
        return new ListTree(kept, arguments.at());
    }

    private boolean isSet(String argument) {
        return argument.contains("=") || environment.containsKey(argument);
    }

    private Tree filled(Tree item) {
        return item.asString()
                .filter(text -> !text.contains("="))
                .<Tree>map(name -> new Scalar(name + "=" + environment.get(name), item.at()))
                .orElse(item);
    }

    private static Tree cleanTarget(Tree mount) {
        return mount.asMap()
                .flatMap(map -> map.string("target")
                        .<Tree>map(target ->
                                map.with("target", new Scalar(target.isEmpty() ? "." : Paths.clean(target), map.at()))))
                .orElse(mount);
    }

    private static MapTree withImpliedDependencies(MapTree service) {
        var needs = service.map("depends_on");
        for (var link : texts(service, "links")) {
            needs = with(needs, link.split(":", -1)[0], true);
        }
        for (var namespace : NAMESPACES) {
            var shared = service.string(namespace).orElse("");
            if (shared.startsWith("service:")) {
                needs = with(needs, shared.substring("service:".length()), true);
            }
        }
        for (var source : texts(service, "volumes_from")) {
            if (!source.startsWith("container:")) {
                needs = with(needs, source.split(":", -1)[0], false);
            }
        }
        return needs.entries().isEmpty() ? service : service.with("depends_on", needs);
    }

    private static MapTree with(MapTree needs, String service, boolean restart) {
        if (needs.has(service)) {
            return needs;
        }
        return needs.with(
                service,
                MapTree.empty(needs.at())
                        .withDefault("condition", "service_started")
                        .withDefault("restart", restart)
                        .withDefault("required", true));
    }

    private static List<String> texts(MapTree service, String key) {
        return service.get(key).flatMap(Tree::asList).map(ListTree::items).orElse(List.of()).stream()
                .flatMap(item -> item.asString().stream())
                .toList();
    }

    private MapTree named(MapTree section) {
        return section.mapValues((key, tree) -> {
            var resource = tree.asMap().orElseGet(() -> MapTree.empty(tree.at()));
            if (resource.get("name").filter(name -> !name.isNull()).isPresent()) {
                return resource;
            }
            boolean external = resource.get("external")
                    .filter(flag -> flag.plain().equals(true))
                    .isPresent();
            var name = external ? key : project + "_" + key;
            return resource.with("name", new Scalar(name, resource.at()));
        });
    }
}
