package dev.quaymaster.compose.shape;

import static dev.quaymaster.compose.shape.Field.key;
import static dev.quaymaster.compose.shape.Field.with;
import static dev.quaymaster.compose.shape.Forms.CHOICE;
import static dev.quaymaster.compose.shape.Forms.FLAG;
import static dev.quaymaster.compose.shape.Forms.TEXT;
import static dev.quaymaster.compose.shape.Forms.TEXTS;
import static dev.quaymaster.compose.shape.Forms.WHOLE;
import static dev.quaymaster.compose.shape.MapForms.PAIRS;

import dev.quaymaster.compose.tree.GoNumbers;
import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The canonical form of a project.
public final class ProjectShape {

    private static final CanonicalObject POOL = CanonicalObject.of(
            key("subnet", TEXT), key("gateway", TEXT), key("ip_range", TEXT), key("aux_addresses", PAIRS));

    private static final CanonicalObject IPAM = CanonicalObject.of(key("driver", TEXT), key("config", POOL.list()));

    private static final CanonicalObject NETWORK = CanonicalObject.of(
            key("name", TEXT),
            key("driver", TEXT),
            key("driver_opts", PAIRS),
            with("ipam", IPAM.one(), Map.of()),
            key("external", FLAG),
            key("internal", FLAG),
            key("attachable", FLAG),
            key("labels", PAIRS),
            key("enable_ipv4", CHOICE),
            key("enable_ipv6", CHOICE));

    private static final CanonicalObject VOLUME = CanonicalObject.of(
            key("name", TEXT),
            key("driver", TEXT),
            key("driver_opts", PAIRS),
            key("external", FLAG),
            key("labels", PAIRS));

    private static final CanonicalObject FILE = CanonicalObject.of(
            key("name", TEXT),
            key("file", TEXT),
            key("environment", TEXT),
            key("content", TEXT),
            key("external", FLAG),
            key("labels", PAIRS),
            key("driver", TEXT),
            key("driver_opts", PAIRS),
            key("template_driver", TEXT));

    private static final CanonicalObject MODEL = CanonicalObject.of(
            key("name", TEXT), key("model", TEXT), key("context_size", WHOLE), key("runtime_flags", TEXTS));

    private static final Map<String, CanonicalObject> SECTIONS = Map.of(
            "services", ServiceShape.SERVICE,
            "networks", NETWORK,
            "volumes", VOLUME,
            "secrets", FILE,
            "configs", FILE,
            "models", MODEL);

    /// Under this key the phases keep the value of a variable that a secret or config names; it is
    /// printed only where the model is printed as it is, as the reference does.
    public static final String PASSED_VALUE = "x-#value";

    private ProjectShape() {}

    /// Prints a section such as `services`, sorted by name.
    ///
    /// @param section name of the section
    /// @param model canonical model
    /// @param problems takes values that cannot be spelled
    /// @return the canonical form of each entry
    public static Map<String, Map<String, Object>> section(String section, MapTree model, Problems problems) {
        var shape = Optional.ofNullable(SECTIONS.get(section)).orElseThrow();
        Map<String, Map<String, Object>> printed = new TreeMap<>();
        model.map(section)
                .entries()
                .forEach((name, tree) -> printed.put(
                        name,
                        shape.print(
                                tree.asMap().orElseGet(() -> MapTree.empty(tree.at())),
                                TreePath.of(section, name),
                                problems)));
        return printed;
    }

    /// Puts the keys of a service's canonical form back into their order after more were added.
    ///
    /// @param service canonical form
    /// @return the same in order
    public static Map<String, Object> inOrder(Map<String, Object> service) {
        return ServiceShape.SERVICE.inOrder(service);
    }

    /// A model as it is, with sorted keys.
    ///
    /// @param model any model
    /// @return its content
    public static Map<String, Object> plain(MapTree model) {
        Map<String, Object> plain = new TreeMap<>();
        model.entries().forEach((key, value) -> CanonicalObject.put(plain, key, Optional.ofNullable(written(value))));
        return plain;
    }

    /// Adds what a model has under `x-` keys, as it was written.
    ///
    /// @param model canonical model
    /// @param printed takes the extensions
    public static void extensions(MapTree model, Map<String, Object> printed) {
        model.entries().forEach((key, value) -> {
            if (key.startsWith("x-")) {
                CanonicalObject.put(printed, key, Optional.ofNullable(extension(value)));
            }
        });
    }

    /// As JSON shows it: the reference prints an empty list as null there.
    private static @Nullable Object extension(Tree tree) {
        return content(tree, null);
    }

    /// As YAML shows it.
    static @Nullable Object written(Tree tree) {
        return content(tree, List.of());
    }

    private static @Nullable Object content(Tree tree, @Nullable Object emptyList) {
        return switch (tree) {
            case Scalar(Double number, var _) when !Double.isFinite(number) -> GoNumbers.text(number);
            case Scalar(Double number, var _) -> GoNumbers.json(number);
            case Scalar(Scalar.Timestamp date, var _) -> date.text();
            case Scalar(var value, var _) -> value;
            case ListTree list when list.items().isEmpty() -> emptyList;
            case ListTree list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.items().forEach(item -> items.add(content(item, emptyList)));
                yield items;
            }
            case MapTree map -> {
                Map<String, @Nullable Object> entries = new TreeMap<>();
                map.entries().forEach((key, value) -> entries.put(key, content(value, emptyList)));
                yield entries;
            }
        };
    }
}
