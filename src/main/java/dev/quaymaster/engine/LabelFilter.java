package dev.quaymaster.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which labels a thing must carry, all of them.
///
/// @param terms `key`, which must be there with any value, or `key=value`
public record LabelFilter(List<String> terms) {

    /// Copies the list.
    public LabelFilter {
        terms = List.copyOf(terms);
    }

    /// Everything matches.
    public static LabelFilter all() {
        return new LabelFilter(List.of());
    }

    /// The label must be there.
    public static LabelFilter has(String key) {
        return new LabelFilter(List.of(key));
    }

    /// The label must have that value.
    public static LabelFilter equal(String key, String value) {
        return new LabelFilter(List.of(key + "=" + value));
    }

    /// Both filters must match.
    public LabelFilter and(LabelFilter other) {
        var both = new ArrayList<>(terms);
        both.addAll(other.terms);
        return new LabelFilter(both);
    }

    /// Whether these labels match.
    public boolean matches(Map<String, String> labels) {
        return terms.stream().allMatch(term -> matches(term, labels));
    }

    private static boolean matches(String term, Map<String, String> labels) {
        var equals = term.indexOf('=');
        return equals < 0
                ? labels.containsKey(term)
                : term.substring(equals + 1).equals(labels.get(term.substring(0, equals)));
    }
}
