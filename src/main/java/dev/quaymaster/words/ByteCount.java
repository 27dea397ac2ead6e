package dev.quaymaster.words;

import java.util.Locale;

/// A number of bytes as people read it.
public final class ByteCount {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private ByteCount() {}

    /// A size in binary units with at most three digits: `3 B`, `4.7 KiB`, `412 MiB`.
    ///
    /// @param bytes zero or more
    public static String words(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 999.5 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        var pattern = unit > 0 && amount < 9.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, pattern, amount, UNITS[unit]);
    }
}
