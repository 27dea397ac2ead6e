package dev.quaymaster.compose.yaml;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Turns one YAML document into a tree: resolves scalars, merge keys and compose's tags.
final class NodeReader {

    private static final Tag RESET = new Tag("!reset");
    private static final Tag OVERRIDE = new Tag("!override");
    private static final String MERGE = "<<";

    /// bounds memory and time, for long files as for what aliases of aliases blow up to
    private static final int MOST_NODES = 250_000;

    private final Path file;
    private final Problems problems;
    private final List<TreePath> cleared = new ArrayList<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private int nodes;

    NodeReader(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    Optional<YamlDocument> document(Node node) {
        if (node instanceof ScalarNode scalar && scalarValue(scalar).isNull()) {
            return Optional.empty();
        }
        var tree = read(node, TreePath.ROOT);
        if (tree instanceof MapTree root) {
            return Optional.of(new YamlDocument(root, cleared));
        }
        problems.error(at(node), TreePath.ROOT, "A compose file must be a mapping at its top.");
        return Optional.empty();
    }

    private Tree read(Node node, TreePath path) {
        if (++nodes > MOST_NODES) {
            if (nodes == MOST_NODES + 1) {
                problems.error(
                        at(node),
                        path,
                        "With this there are more than 250,000 values, which no compose file needs."
                                + " Aliases count as what they stand for.");
            }
            return new Scalar(null, at(node));
        }
        if (open.contains(node)) {
            problems.error(at(node), path, "This anchor contains itself.");
            return new Scalar(null, at(node));
        }
        open.push(node);
        try {
            return switch (node) {
                case MappingNode mapping -> map(mapping, path);
                case SequenceNode sequence -> list(sequence, path);
                case ScalarNode scalar -> scalarValue(scalar);
                default -> new Scalar(null, at(node));
            };
        } finally {
            open.pop();
        }
    }

    private Tree list(SequenceNode sequence, TreePath path) {
        List<Tree> items = new ArrayList<>();
        for (var item : sequence.getValue()) {
            var at = path.item(items.size());
            if (!isReset(item, at)) {
                items.add(read(item, at));
            }
        }
        return new ListTree(items, at(sequence));
    }

    private Tree map(MappingNode mapping, TreePath path) {
        Map<String, Tree> merged = new LinkedHashMap<>();
        Map<String, Tree> own = new LinkedHashMap<>();
        Map<String, Location> keys = new LinkedHashMap<>();
        for (var tuple : mapping.getValue()) {
            var key = key(tuple, path, keys);
            if (key.equals(MERGE)) {
                merge(read(tuple.getValueNode(), path), merged, path);
            } else if (!isReset(tuple.getValueNode(), path.next(key))) {
                own.put(key, read(tuple.getValueNode(), path.next(key)));
            }
        }
        merged.putAll(own);
        return new MapTree(merged, keys, at(mapping));
    }

    private String key(NodeTuple tuple, TreePath path, Map<String, Location> keys) {
        var node = tuple.getKeyNode();
        var scalar = node instanceof ScalarNode text ? scalarValue(text) : null;
        if (scalar == null || !(scalar.value() instanceof String)) {
            var text = scalar == null ? "" : " " + scalar.text();
            problems.error(at(node), path, "The key" + text + " must be a text; put it in quotes.");
            return String.valueOf(keys.size());
        }
        var key = scalar.text();
        var earlier = keys.put(key, at(node));
        if (earlier != null) {
            problems.error(
                    at(node), path.next(key), "This key is already defined in line %d.".formatted(earlier.line()));
        }
        return key;
    }

    private void merge(Tree source, Map<String, Tree> into, TreePath path) {
        switch (source) {
            case MapTree map -> map.entries().forEach(into::putIfAbsent);
            case ListTree list -> list.items().forEach(item -> merge(item, into, path));
            case Scalar scalar -> problems.error(scalar, path, "<< needs a mapping, such as an alias of one.");
        }
    }

    private boolean isReset(Node node, TreePath path) {
        if (node.getTag().equals(RESET) || node.getTag().equals(OVERRIDE)) {
            cleared.add(path);
        }
        return node.getTag().equals(RESET);
    }

    private Scalar scalarValue(ScalarNode node) {
        var tag = node.getTag();
        if (tag.equals(Tag.BINARY)) {
            return new Scalar(decoded(node), at(node));
        }
        boolean typed = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) || tag.equals(Tag.BOOL);
        boolean open = tag.equals(YamlReader.PLAIN) || tag.equals(Tag.NULL) || typed;
        var value = open ? CoreScalars.value(node.getValue()) : node.getValue();
        return new Scalar(value, at(node));
    }

    private String decoded(ScalarNode node) {
        try {
            var bytes = Base64.getMimeDecoder().decode(node.getValue());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            problems.error(at(node), TreePath.ROOT, "What follows !!binary is not base64.");
            return "";
        }
    }

    private Location at(Node node) {
        var mark = node.getStartMark();
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
