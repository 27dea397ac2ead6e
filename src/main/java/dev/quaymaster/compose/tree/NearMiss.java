package dev.quaymaster.compose.tree;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that was probably meant.
public final class NearMiss {

    /// with more words than this nobody is helped by one of them, and comparing takes long
    private static final int MOST_WORDS = 300;

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
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Levenshtein's distance, in which two letters that change places are one mistake.
    private static int distance(String a, String b) {
        int[][] costs = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            costs[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            costs[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int fewest = Math.min(costs[i - 1][j], costs[i][j - 1]) + 1;
                costs[i][j] = Math.min(fewest, costs[i - 1][j - 1] + (same ? 0 : 1));
                if (isSwap(a, i, b, j)) {
                    costs[i][j] = Math.min(costs[i][j], costs[i - 2][j - 2] + 1);
                }
            }
        }
        return costs[a.length()][b.length()];
    }

    private static boolean isSwap(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
