package dev.quaymaster.compose.canonical;

import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;

/// Counts ports before their ranges become one entry for each: a few words can mean millions.
final class PortCount {

    /// every port of one machine, and some more
    private static final int MOST = 70_000;

    private PortCount() {}

    /// Whether the ports of all services together are few enough to be meant.
    static boolean isSane(MapTree model, Problems problems) {
        long count = 0;
        for (var service : model.map("services").entries().entrySet()) {
            var ports = service.getValue().asMap().flatMap(map -> map.get("ports"));
            if (ports.orElse(null) instanceof ListTree list) {
                count += list.items().stream().mapToLong(PortCount::of).sum();
                if (count > MOST) {
                    problems.error(
                            list,
                            TreePath.of("services", service.getKey(), "ports"),
                            "With these ports there are more than 70,000 in all.");
                    return false;
                }
            }
        }
        return true;
    }

    private static long of(Tree port) {
        try {
            return port instanceof Scalar scalar
                    ? ShortPort.parse(scalar.text()).count()
                    : 1;
        } catch (SpecException _) {
            return 1;
        }
    }
}
