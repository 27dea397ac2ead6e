package dev.quaymaster.compose.tree;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that was probably meant.
public final class NearMiss {

    /// with more words than this nobody is helped by one of them, and comparing takes long
    private static final int MOST_WORDS = 1_000;

    private NearMiss() {}

    /// A question to add to a message, when there is a word that was probably meant.
    ///
    /// @param word the word that is not known
    /// @param words the known ones
    /// @return ` Did you mean "x"?`, or nothing
    public static String hint(String word, Collection<String> words) {
        return find(word, words).map(" Did you mean \"%s\"?"::formatted).orElse("");
    }

    /// The nearest word that needs few changes for its length.
    ///
    /// @param word the word that is not known
    /// @param words the known ones
    /// @return empty when none is near
    public static Optional<String> find(String word, Collection<String> words) {
        int tolerance = Math.max(1, word.length() / 3);
        return words.stream()
                .limit(MOST_WORDS)
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= tolerance)
                .filter(candidate -> distance(word, candidate) <= tolerance)
                .min(
                        Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// Levenshtein's distance.
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
