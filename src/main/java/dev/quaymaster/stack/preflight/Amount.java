package dev.quaymaster.stack.preflight;

import java.util.List;
import java.util.Locale;

/// Bytes in words.
final class Amount {

    private static final double STEP = 1024;

    private Amount() {}

    /// Returns `312 MiB`, `1.4 GiB`.
    static String of(long bytes) {
        var amount = (double) bytes;
        var unit = "B";
        for (var next : List.of("KiB", "MiB", "GiB", "TiB")) {
            if (amount >= STEP) {
                amount /= STEP;
                unit = next;
            }
        }
        var digits = amount < 10 && !unit.equals("B") ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f %s", amount, unit);
    }
}
