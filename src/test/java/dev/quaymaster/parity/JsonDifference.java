package dev.quaymaster.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where two documents differ, as paths. Nothing, null, zero, false, and what is empty are the
/// same: engines of different age write them differently.
final class JsonDifference {

    private static final int SHOWN = 400;

    private final List<String> found = new ArrayList<>();

    private JsonDifference() {}

    static List<String> between(JsonNode reference, JsonNode ours) {
        var difference = new JsonDifference();
        difference.compare("", reference, ours);
        return difference.found;
    }

    private void compare(String path, JsonNode reference, JsonNode ours) {
        if (reference.isObject() && ours.isObject()) {
            var names = new TreeSet<String>();
            reference.fieldNames().forEachRemaining(names::add);
            ours.fieldNames().forEachRemaining(names::add);
            for (var name : names) {
                compare(
                        path.isEmpty() ? name : path + "." + name,
                        orMissing(reference.get(name)),
                        orMissing(ours.get(name)));
            }
        } else if (!(isNothing(reference) && isNothing(ours)) && !reference.equals(ours)) {
            found.add(path + ": reference " + shown(reference) + " ours " + shown(ours));
        }
    }

    private static JsonNode orMissing(@Nullable JsonNode node) {
        return node == null ? MissingNode.getInstance() : node;
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isTextual() && node.asText().isEmpty())
                || (node.isNumber() && node.asDouble() == 0)
                || (node.isBoolean() && !node.asBoolean());
    }

    private static String shown(JsonNode node) {
        var text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
