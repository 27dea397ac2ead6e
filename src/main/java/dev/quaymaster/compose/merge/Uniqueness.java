package dev.quaymaster.compose.merge;

import static java.util.Map.entry;

import dev.quaymaster.compose.canonical.ShortVolume;
import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.PathTable;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Rewrite;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Keeps one of the items of a list that mean the same: the later one, at the earlier one's place.
public final class Uniqueness {

    /// what identifies an item; an item without identity is kept
    private interface Identity extends Function<Tree, Optional<String>> {}

    private static final PathTable<Rewrite> RULES = PathTable.of(Map.ofEntries(
            entry("networks.*.labels", by(Uniqueness::key)),
            entry("networks.*.ipam.options", by(Uniqueness::key)),
            entry("services.*.annotations", by(Uniqueness::key)),
            entry("services.*.build.args", by(Uniqueness::key)),
            entry("services.*.build.additional_contexts", by(Uniqueness::key)),
            entry("services.*.build.platform", by(Uniqueness::key)),
            entry("services.*.build.tags", by(Uniqueness::key)),
            entry("services.*.build.labels", by(Uniqueness::key)),
            entry("services.*.cap_add", by(Uniqueness::key)),
            entry("services.*.cap_drop", by(Uniqueness::key)),
            entry("services.*.configs", by(mount(""))),
            entry("services.*.deploy.labels", by(Uniqueness::key)),
            entry("services.*.devices", by(Uniqueness::device)),
            entry("services.*.dns", by(Uniqueness::key)),
            entry("services.*.dns_opt", by(Uniqueness::key)),
            entry("services.*.dns_search", by(Uniqueness::key)),
            entry("services.*.environment", by(Uniqueness::key)),
            entry("services.*.env_file", by(Uniqueness::envFile)),
            entry("services.*.expose", by(Uniqueness::text)),
            entry("services.*.labels", by(Uniqueness::key)),
            entry("services.*.links", by(Uniqueness::key)),
            entry("services.*.networks.*.aliases", by(Uniqueness::key)),
            entry("services.*.networks.*.link_local_ips", by(Uniqueness::key)),
            entry("services.*.ports", by(Uniqueness::port)),
            entry("services.*.profiles", by(Uniqueness::key)),
            entry("services.*.secrets", by(mount("/run/secrets"))),
            entry("services.*.sysctls", by(Uniqueness::key)),
            entry("services.*.tmpfs", by(Uniqueness::key)),
            entry("services.*.volumes", by(Uniqueness::volume))));

    private Uniqueness() {}

    /// Drops repetitions. Reports no problem: malformed items are left to the schema.
    public static MapTree apply(MapTree model) {
        return Rewrite.all(model, RULES, new Problems());
    }

    private static Rewrite by(Identity identity) {
        return (tree, _, _) -> tree instanceof ListTree list ? unique(list, identity) : tree;
    }

    private static ListTree unique(ListTree list, Identity identity) {
        List<Tree> kept = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (var item : list.items()) {
            var id = identity.apply(item);
            var place = id.map(places::get);
            if (place.isPresent()) {
                kept.set(place.get(), item);
            } else {
                id.ifPresent(known -> places.put(known, kept.size()));
                kept.add(item);
            }
        }
        return kept.size() == list.items().size() ? list : new ListTree(kept, list.at());
    }

    private static Optional<String> key(Tree item) {
        return item.asString().map(text -> before(text, '='));
    }

    private static Optional<String> text(Tree item) {
        return scalar(item).map(Scalar::text);
    }

    private static Optional<String> envFile(Tree item) {
        return item.asString().or(() -> item.asMap().flatMap(map -> map.string("path")));
    }

    private static Identity mount(String folder) {
        return item -> item.asString()
                .map(name -> folder + "/" + name)
                .or(() -> item.asMap().flatMap(map -> mountPoint(map, folder)));
    }

    private static Optional<String> mountPoint(MapTree grant, String folder) {
        return grant.string("target").or(() -> grant.string("source").map(name -> folder + "/" + name));
    }

    private static Optional<String> device(Tree item) {
        return item.asString()
                .map(text -> text.split(":", -1))
                .map(parts -> parts.length == 1 ? parts[0] : parts[1])
                .or(() -> item.asMap().flatMap(map -> map.string("target")));
    }

    private static Optional<String> volume(Tree item) {
        return item.asString()
                .flatMap(ShortVolume::target)
                .or(() -> item.asMap().flatMap(map -> map.string("target")));
    }

    private static Optional<String> port(Tree item) {
        if (!(item instanceof MapTree map)) {
            return scalar(item).map(Scalar::text);
        }
        return map.get("target")
                .map(target -> text(map, "host_ip", "0.0.0.0")
                        + ":"
                        + text(map, "published", "")
                        + ":"
                        + target.plain()
                        + "/"
                        + text(map, "protocol", "tcp"));
    }

    private static String text(MapTree map, String key, String absent) {
        return map.get(key).flatMap(Uniqueness::scalar).map(Scalar::text).orElse(absent);
    }

    private static Optional<Scalar> scalar(Tree tree) {
        return tree instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
    }

    private static String before(String text, char separator) {
        int at = text.indexOf(separator);
        return at < 0 ? text : text.substring(0, at);
    }
}
