package dev.quaymaster.stack.run;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Plan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a plan would delete for good.
///
/// @param volumes names of the volumes that would go
public record DataAtRisk(List<String> volumes) {

    public DataAtRisk {
        volumes = List.copyOf(volumes);
    }

    /// Reads it off a plan.
    public static DataAtRisk of(Plan plan) {
        return new DataAtRisk(plan.steps().stream()
                .flatMap(step -> step.operation() instanceof Operation.RemoveVolume remove
                        ? Stream.of(remove.name())
                        : Stream.empty())
                .toList());
    }

    /// Asks the engine how many bytes each of them holds; it may take minutes to measure them.
    /// Volumes that the engine cannot measure are left out.
    public SortedMap<String, Long> sizes(Engine engine) {
        var sizes = new TreeMap<>(engine.volumeSizes());
        sizes.keySet().retainAll(volumes);
        return sizes;
    }
}
