package dev.quaymaster.compose.load;

import static java.util.Map.entry;

import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.PathTable;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Rewrite;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Makes the host paths of a model absolute.
final class PathResolver {

    private static final Pattern WINDOWS_ABSOLUTE = Pattern.compile("([a-zA-Z]:[\\\\/]|[\\\\/]{2}).*", Pattern.DOTALL);
    private static final List<String> REMOTE_CONTEXTS =
            List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@", "service:");

    private final Path folder;
    private final Path home;
    private final PathTable<Rewrite> rules;

    PathResolver(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
        this.rules = PathTable.of(Map.ofEntries(
                entry("services.*.build.context", text(this::context)),
                entry("services.*.build.additional_contexts.*", text(this::context)),
                entry("services.*.build.ssh.*", text(this::hostPath)),
                entry("services.*.env_file.*.path", text(this::absolute)),
                entry("services.*.label_file.*", text(this::absolute)),
                entry("services.*.extends.file", text(this::absolute)),
                entry("services.*.develop.watch.*.path", text(this::real)),
                entry("services.*.volumes.*", this::mount),
                entry("configs.*.file", text(this::hostPath)),
                entry("secrets.*.file", text(this::hostPath)),
                entry("volumes.*", this::boundVolume)));
    }

    MapTree apply(MapTree model, Problems problems) {
        return Rewrite.all(model, rules, problems);
    }

    private static Rewrite text(UnaryOperator<String> resolve) {
        return (tree, _, _) -> tree.asString()
                .<Tree>map(path -> new Scalar(resolve.apply(path), tree.at()))
                .orElse(tree);
    }

    /// An absolute path stays as it is written; `~name` is a folder beside nobody's home but ours.
    String absolute(String path) {
        if (path.isEmpty()) {
            return path;
        }
        if (path.startsWith("~")) {
            return Path.of(home + "/" + path.substring(1)).normalize().toString();
        }
        if (path.startsWith("/") || WINDOWS_ABSOLUTE.matcher(path).matches()) {
            return path;
        }
        var resolved = folder.resolve(path).normalize().toString();
        return resolved.isEmpty() ? "." : resolved;
    }

    /// An empty path is the folder itself where the reference thinks of the host's paths.
    private String hostPath(String path) {
        return path.isEmpty() ? folder.toString() : absolute(path);
    }

    private String context(String path) {
        boolean remote = path.contains("://") || REMOTE_CONTEXTS.stream().anyMatch(path::startsWith);
        return remote ? path : absolute(path);
    }

    private String real(String path) {
        try {
            return Path.of(absolute(path)).toRealPath().toString();
        } catch (IOException _) {
            // what is not there yet cannot be a link
            return absolute(path);
        }
    }

    private Tree mount(Tree tree, TreePath path, Problems problems) {
        if (!(tree instanceof MapTree mount) || !mount.string("type").orElse("").equals("bind")) {
            return tree;
        }
        var source = mount.string("source");
        if (source.isEmpty()) {
            problems.error(mount, path, "A bind mount needs a source.");
            return tree;
        }
        return mount.with("source", new Scalar(hostPath(source.get()), mount.at()));
    }

    /// A local volume with `o: bind` is a folder of the host.
    private Tree boundVolume(Tree tree, TreePath path, Problems problems) {
        if (!(tree instanceof MapTree volume)
                || !volume.string("driver").orElse("").equals("local")) {
            return tree;
        }
        var options = volume.map("driver_opts");
        var device = options.string("device");
        if (device.isEmpty() || !options.string("o").orElse("").equals("bind")) {
            return tree;
        }
        var absolute = new Scalar(hostPath(device.get()), volume.at());
        return volume.with("driver_opts", options.with("device", absolute));
    }
}
