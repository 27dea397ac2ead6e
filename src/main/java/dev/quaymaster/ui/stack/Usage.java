package dev.quaymaster.ui.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a service uses at a moment, and its processor use before.
///
/// @param cpu percent, 100 is one processor in full use; negative when unknown
/// @param memory bytes
/// @param history processor use in percent, oldest first
record Usage(double cpu, long memory, List<Double> history) {

    /// Nothing known.
    static final Usage NONE = new Usage(-1, 0, List.of());

    private static final int KEPT = 40;

    /// Copies the history.
    Usage {
        history = List.copyOf(history);
    }

    /// The next measurement, with this one in its history.
    Usage next(double newCpu, long newMemory) {
        var values = new ArrayList<>(history);
        values.add(newCpu);
        return new Usage(
                newCpu,
                newMemory,
                values.subList(Math.max(0, values.size() - KEPT), values.size()));
    }

    /// Processor use in words, empty when unknown.
    String cpuText() {
        return cpu < 0 ? "" : String.format(Locale.ROOT, "%.1f %%", cpu);
    }
}
