package dev.quaymaster.volume;

import java.util.ArrayList;
import java.util.List;

/// Some of many names: how many there are, and the first few of them.
///
/// @param count all of them
/// @param first at most [#SHOWN], in the order they were found
public record SampledNames(long count, List<String> first) {

    /// So many are kept.
    public static final int SHOWN = 5;

    /// None.
    public static final SampledNames NONE = new SampledNames(0, List.of());

    /// Copies the list.
    public SampledNames {
        first = List.copyOf(first);
    }

    /// Whether there are none.
    public boolean isEmpty() {
        return count == 0;
    }

    /// `a, b and 3 more`.
    public String text() {
        var names = String.join(", ", first);
        return count > first.size() ? names + " and " + (count - first.size()) + " more" : names;
    }

    /// Collects names; one thread.
    public static final class Sum {

        private final List<String> first = new ArrayList<>();
        private long count;

        /// Counts a name.
        public void add(String name) {
            count++;
            if (first.size() < SHOWN) {
                first.add(name);
            }
        }

        /// What it comes to.
        public SampledNames result() {
            return new SampledNames(count, first);
        }
    }
}
