package dev.quaymaster.backup.schedule;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a plan backs up.
///
/// @param stack name of the compose project; absent for volumes of no stack
/// @param composeFile where its compose file lies, when known
/// @param volumes names on the engine, in order; empty for all volumes of the stack, those added
///   later included
public record PlanSource(Optional<String> stack, Optional<Path> composeFile, List<String> volumes) {

    public PlanSource {
        volumes = volumes.stream().distinct().sorted().toList();
        if (stack.isEmpty() && volumes.isEmpty()) {
            throw new IllegalArgumentException("a plan names a stack or at least one volume");
        }
    }

    /// All volumes of a stack.
    public static PlanSource stack(String name, Optional<Path> composeFile) {
        return new PlanSource(Optional.of(name), composeFile, List.of());
    }

    /// A name for it.
    public String title() {
        return stack.orElseGet(() -> String.join(", ", volumes));
    }

    /// The same with these volumes only.
    PlanSource withVolumes(List<String> others) {
        return new PlanSource(stack, composeFile, others);
    }
}
