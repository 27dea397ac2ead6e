package dev.quaymaster.words;

import java.util.Locale;

/// A number of things as people read it.
public final class Count {

    private Count() {}

    /// A count with its noun: `1 file`, `1 214 files`, `2 entries`.
    ///
    /// @param count zero or more
    /// @param noun the thing counted, in the singular
    public static String words(long count, String noun) {
        var number = String.format(Locale.ROOT, "%,d", count).replace(',', '\u2009');
        return number + " " + (count == 1 ? noun : plural(noun));
    }

    private static String plural(String noun) {
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
