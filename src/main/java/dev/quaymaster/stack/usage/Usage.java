package dev.quaymaster.stack.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What a service uses, and what it used in the last minutes.
///
/// @param samples oldest first
public record Usage(List<Sample> samples) {

    /// Nothing known.
    public static final Usage NONE = new Usage(List.of());

    private static final int KEPT = 40;

    /// Copies the samples.
    public Usage {
        samples = List.copyOf(samples);
    }

    /// The same with one more sample, the oldest forgotten.
    Usage next(Sample sample) {
        var more = new ArrayList<>(samples);
        more.add(sample);
        return new Usage(more.subList(Math.max(0, more.size() - KEPT), more.size()));
    }

    /// What it uses now, if that is known.
    public Optional<Sample> now() {
        return samples.isEmpty() ? Optional.empty() : Optional.of(samples.getLast());
    }

    /// One of the numbers over time, oldest first.
    public List<Double> history(ToDoubleFunction<Sample> number) {
        return samples.stream().mapToDouble(number).boxed().toList();
    }
}
