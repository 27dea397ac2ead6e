package dev.quaymaster.compose.load;

import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Adds the services and resources of the files named under `include`, each loaded in its own
/// folder with its own `.env`.
final class Include {

    /// loading a file never reaches out to the network
    static final String REMOTE =
            "\"%s\" is in a Git repository or registry; only files of this machine are loaded here."
                    + " Fetch it first and name the copy.";

    private static final List<String> SECTIONS =
            List.of("services", "volumes", "networks", "secrets", "configs", "models");

    private final LoadContext context;
    private final Map<String, String> environment;
    private final Path folder;
    private final List<Path> including;

    Include(LoadContext context, Map<String, String> environment, Path folder, List<Path> including) {
        this.context = context;
        this.environment = environment;
        this.folder = folder;
        this.including = including;
    }

    MapTree apply(MapTree model) {
        var include = model.get("include");
        if (include.isEmpty()) {
            return model;
        }
        var path = TreePath.of("include");
        var result = model.without("include");
        if (!(include.get() instanceof ListTree list)) {
            if (!include.get().isNull()) {
                context.problems().error(include.get(), path, "This must be a list.");
            }
            return result;
        }
        for (int i = 0; i < list.items().size(); i++) {
            result = add(result, list.items().get(i), path.item(i));
        }
        return result;
    }

    private MapTree add(MapTree model, Tree item, TreePath path) {
        var files = texts(item.asString().isPresent() ? item : entry(item, "path"));
        if (files.isEmpty()) {
            context.problems().error(item, path, "The file to include is not named.");
            return model;
        }
        var remote = files.stream().filter(Include::isRemote).findFirst();
        if (remote.isPresent()) {
            context.problems().error(item, path, REMOTE.formatted(remote.get()));
            return model;
        }
        var paths = files.stream().map(file -> resolve(folder, file)).toList();
        var missing = paths.stream().filter(file -> !context.isThere(file)).findFirst();
        if (missing.isPresent()) {
            context.problems().error(item, path, "The file %s does not exist.".formatted(missing.get()));
            return model;
        }
        if (including.contains(paths.getFirst())) {
            context.problems().error(item, path, cycle(paths.getFirst()));
            return model;
        }
        if (!context.mayInclude()) {
            context.problems().error(item, path, "Too many files are included.");
            return model;
        }
        return merge(model, load(item, paths, path));
    }

    private MapTree load(Tree item, List<Path> paths, TreePath path) {
        var base = entry(item, "project_directory")
                .asString()
                .filter(text -> !text.isEmpty())
                .map(text -> resolve(folder, text))
                .or(() -> Optional.ofNullable(paths.getFirst().getParent()))
                .orElse(folder);
        var variables = new LinkedHashMap<>(environment);
        variables(item, base, path).forEach(variables::putIfAbsent);
        return new ModelLoader(context, base, Optional.of(context.base(folder, base)), variables, including)
                .load(paths);
    }

    private Map<String, String> variables(Tree item, Path base, TreePath path) {
        var named = texts(entry(item, "env_file"));
        var files = named.stream().map(file -> resolve(folder, file)).toList();
        var standard = base.resolve(".env");
        if (named.isEmpty() && Files.isRegularFile(standard)) {
            files = List.of(standard);
        }
        Map<String, String> variables = new LinkedHashMap<>();
        var reader = new EnvFileReader(context.problems(), context.texts());
        for (var file : files) {
            reader.read(file, variables, environment, item.at(), path);
        }
        return variables;
    }

    private MapTree merge(MapTree model, MapTree included) {
        var result = model;
        for (var section : SECTIONS) {
            if (included.get(section).orElse(null) instanceof MapTree more) {
                var own = result.get(section).flatMap(Tree::asMap);
                result = result.with(
                        section, own.map(map -> both(map, more, section)).orElse(more));
            }
        }
        return result;
    }

    private MapTree both(MapTree own, MapTree more, String section) {
        var all = own;
        for (var entry : more.entries().entrySet()) {
            var existing = own.get(entry.getKey());
            if (existing.isPresent()
                    && !existing.get().plain().equals(entry.getValue().plain())) {
                context.problems()
                        .error(
                                own.keyAt(entry.getKey()),
                                TreePath.of(section, entry.getKey()),
                                "This is defined here and again, differently, in the included %s."
                                        .formatted(entry.getValue().at()));
            }
            all = all.with(entry.getKey(), existing.orElse(entry.getValue()));
        }
        return all;
    }

    /// Git repositories and registries: this program loads files of this machine only.
    static boolean isRemote(String path) {
        return path.startsWith("https://")
                || path.startsWith("http://")
                || path.startsWith("git@")
                || path.startsWith("oci://")
                || path.startsWith("ssh://")
                || path.startsWith("github.com/");
    }

    private Path resolve(Path base, String file) {
        return Path.of(new PathResolver(base, context.home()).absolute(file)).normalize();
    }

    private static Tree entry(Tree item, String key) {
        return item.asMap().flatMap(map -> map.get(key)).orElseGet(() -> new Scalar(null, item.at()));
    }

    private static List<String> texts(Tree tree) {
        if (tree instanceof ListTree list) {
            return list.items().stream()
                    .flatMap(item -> item.asString().stream())
                    .toList();
        }
        return tree.asString().map(List::of).orElse(List.of());
    }

    private String cycle(Path again) {
        var names = new ArrayList<String>();
        including.subList(including.indexOf(again), including.size()).forEach(file -> names.add(file.toString()));
        names.add(again.toString());
        return "These files include each other: %s.".formatted(String.join(" → ", names));
    }
}
