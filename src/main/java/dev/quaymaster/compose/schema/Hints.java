package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.TreePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What may be written at a place, for somebody who is typing.
///
/// @param keys keys of a mapping, with the form their value is usually written in
/// @param words values to choose from, in the schema's order
public record Hints(Map<String, Form> keys, Set<String> words) {

    /// The form a value is usually written in.
    public enum Form {
        /// On the key's line.
        VALUE,
        /// A list below the key.
        LIST,
        /// A mapping below the key.
        MAPPING
    }

    /// Copies the collections.
    public Hints {
        keys = new TreeMap<>(keys);
        words = new LinkedHashSet<>(words);
    }

    /// Looks a place up.
    ///
    /// @param path keys and list items from the root; those the user chooses count as any other
    /// @return what may be written as the value at this place
    public static Hints at(TreePath path) {
        var rules = List.of(ComposeSchema.ROOT);
        for (var part : path.parts()) {
            rules = rules.stream().flatMap(rule -> rule.inside(part).stream()).toList();
        }
        var keys = new TreeMap<String, Form>();
        var words = new LinkedHashSet<String>();
        for (var rule : rules) {
            rule.keys().forEach((key, value) -> keys.putIfAbsent(key, value.form()));
            words.addAll(rule.words());
        }
        return new Hints(keys, words);
    }
}
