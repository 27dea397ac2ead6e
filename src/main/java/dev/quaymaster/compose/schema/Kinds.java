package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.ListTree;
import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Scalar;
import dev.quaymaster.compose.tree.Tree;

/// Names what stands in a file, in the words of an error message.
final class Kinds {

    private Kinds() {}

    static String name(Tree tree) {
        return switch (tree) {
            case MapTree _ -> "a mapping";
            case ListTree _ -> "a list";
            case Scalar(var value, var _) ->
                switch (value) {
                    case null -> "empty";
                    case Boolean flag -> "the truth value " + flag;
                    case Number number -> "the number " + number;
                    case Scalar.Timestamp date -> "the date %s (quote it)".formatted(date);
                    default -> "the text \"" + value + "\"";
                };
        };
    }
}
