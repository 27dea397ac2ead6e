package dev.quaymaster.compose.load;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.merge.Merge;
import dev.quaymaster.compose.merge.Uniqueness;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.NearMiss;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Merges each service into the one it `extends`, of this file or another.
final class Extends {

    /// Services of one file with the places that file clears in what it extends.
    private record Source(Path file, MapTree services, List<TreePath> cleared, Map<String, Tree> resolved) {

        Source(Path file, MapTree services, List<TreePath> cleared) {
            this(file, services, cleared, new HashMap<>());
        }
    }

    /// nobody builds on more services than this one after the other
    private static final int LONGEST = 200;

    private record Reference(Path file, String service) {

        @Override
        public String toString() {
            return service + " in " + file.getFileName();
        }
    }

    private final LoadContext context;
    private final Map<String, String> environment;
    private final Path folder;
    private final Map<Path, Source> loaded = new HashMap<>();

    Extends(LoadContext context, Map<String, String> environment, Path folder) {
        this.context = context;
        this.environment = environment;
        this.folder = folder;
    }

    MapTree apply(MapTree model, Path file, List<TreePath> cleared) {
        if (model.get("services").filter(Tree::isNull).isPresent()) {
            // the schema does not see it where an earlier file has services
            context.problems()
                    .error(model.keyAt("services"), TreePath.of("services"), "This must be a mapping, not empty.");
        }
        if (!(model.get("services").orElse(null) instanceof MapTree services)) {
            return model;
        }
        var source = new Source(file, services, cleared);
        return model.with("services", services.mapValues((name, _) -> resolve(name, source, List.of())));
    }

    private Tree resolve(String name, Source source, List<Reference> chain) {
        var known = source.resolved.get(name);
        if (known != null) {
            return known;
        }
        var resolved = resolveOnce(name, source, chain);
        source.resolved.put(name, resolved);
        return resolved;
    }

    private Tree resolveOnce(String name, Source source, List<Reference> chain) {
        var tree = Optional.ofNullable(source.services.entries().get(name)).orElseThrow();
        if (!(tree instanceof MapTree service) || !service.has("extends")) {
            return tree;
        }
        var target = service.get("extends").orElseThrow();
        var path = TreePath.of("services", name, "extends");
        var here = new Reference(source.file, name);
        if (chain.contains(here)) {
            context.problems().error(target, path, cycle(chain, here));
            return service.without("extends");
        }
        if (chain.size() >= LONGEST) {
            context.problems().error(target, path, "Too many services extend one another here.");
            return service.without("extends");
        }
        return base(target, path, source)
                .map(base -> resolve(base.service, base.source, with(chain, here)))
                .<Tree>map(base -> merge(base, service, name, source.cleared))
                .orElseGet(() -> service.without("extends"));
    }

    private record Base(String service, Source source) {}

    private Optional<Base> base(Tree target, TreePath path, Source source) {
        var name = target.asString().or(() -> target.asMap().flatMap(map -> map.string("service")));
        if (name.isEmpty()) {
            context.problems().error(target, path, "The service to extend is not named.");
            return Optional.empty();
        }
        var file = target.asMap().flatMap(map -> map.string("file"));
        var from = file.isEmpty() ? Optional.of(source) : load(file.get(), target, path);
        if (from.isPresent() && !from.get().services.has(name.get())) {
            context.problems()
                    .error(
                            target,
                            path,
                            "There is no service \"%s\" in %s to extend.%s"
                                    .formatted(
                                            name.get(),
                                            from.get().file,
                                            NearMiss.hint(
                                                    name.get(),
                                                    from.get()
                                                            .services
                                                            .entries()
                                                            .keySet())));
            return Optional.empty();
        }
        return from.map(found -> new Base(name.get(), found));
    }

    private Tree merge(Tree base, MapTree service, String name, List<TreePath> cleared) {
        if (!(base instanceof MapTree map)) {
            return service;
        }
        var wrapped =
                MapTree.empty(map.at()).with("services", MapTree.empty(map.at()).with(name, map));
        var kept = Merge.clear(wrapped, cleared).map("services").map(name);
        return new Merge(context.problems()).services(kept, service, name).without("extends");
    }

    private Optional<Source> load(String written, Tree target, TreePath path) {
        if (Include.isRemote(written)) {
            context.problems().error(target, path, Include.REMOTE.formatted(written));
            return Optional.empty();
        }
        var file = Path.of(new PathResolver(folder, context.home()).absolute(written))
                .normalize();
        if (!context.isThere(file)) {
            context.problems().error(target, path, "The file %s does not exist.".formatted(file));
            return Optional.empty();
        }
        return Optional.of(loaded.computeIfAbsent(file, this::read));
    }

    /// As the reference does it: short forms become long ones and paths absolute before the merge,
    /// while the schema looks at the result.
    private Source read(Path file) {
        var problems = context.problems();
        var model = MapTree.empty(Location.of(file));
        List<TreePath> cleared = new ArrayList<>();
        for (var document : context.documents(file)) {
            var later = context.interpolated(document.root(), environment);
            model = new Merge(problems).models(Merge.clear(model, document.cleared()), later);
            cleared.addAll(document.cleared());
        }
        model = context.canonical(Uniqueness.apply(model));
        var base = Optional.ofNullable(file.getParent()).orElse(folder);
        model = new PathResolver(context.base(folder, base), context.home()).apply(model, problems);
        return new Source(file, model.map("services"), cleared);
    }

    private static String cycle(List<Reference> chain, Reference again) {
        var names = new ArrayList<String>();
        chain.subList(chain.indexOf(again), chain.size()).forEach(ref -> names.add(ref.toString()));
        names.add(again.toString());
        return "This service extends itself: %s.".formatted(String.join(" → ", names));
    }

    private static List<Reference> with(List<Reference> chain, Reference more) {
        var longer = new ArrayList<>(chain);
        longer.add(more);
        return longer;
    }
}
