package dev.quaymaster.backup;

/// How many sets are kept. Only good sets count, so damaged ones never push a good one out.
///
/// @param last how many of the newest good sets are kept, at least one
public record RetentionPolicy(int last) {

    public RetentionPolicy {
        if (last < 1) {
            throw new IllegalArgumentException("keep at least one backup, not " + last);
        }
    }

    /// Keeps all sets.
    public static final RetentionPolicy EVERYTHING = new RetentionPolicy(Integer.MAX_VALUE);

    /// Keeps the newest `count` sets.
    public static RetentionPolicy keepLast(int count) {
        return new RetentionPolicy(count);
    }

    /// Whether nothing is ever deleted.
    public boolean everything() {
        return last == EVERYTHING.last;
    }

    /// In words: `7`, or `all`.
    public String text() {
        return everything() ? "all" : Integer.toString(last);
    }
}
