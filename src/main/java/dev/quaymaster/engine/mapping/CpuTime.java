package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.http.Json;
import java.util.OptionalDouble;

/// How much a container and its machine had computed at a moment, in nanoseconds of one processor.
///
/// @param used by the container since its start
/// @param system by the whole machine since its start; 0 when the engine did not tell
/// @param processors of the machine
record CpuTime(long used, long system, long processors) {

    static CpuTime of(Json cpu) {
        var online = cpu.number("online_cpus");
        return new CpuTime(
                cpu.get("cpu_usage").number("total_usage"),
                cpu.number("system_cpu_usage"),
                online > 0 ? online : cpu.get("cpu_usage").list("percpu_usage").size());
    }

    /// The container's use since an earlier moment, as `docker stats` computes it; empty when that
    /// moment is not known or the container was started anew meanwhile.
    OptionalDouble percentSince(CpuTime before) {
        var elapsed = system - before.system;
        return before.system == 0 || elapsed <= 0 || used < before.used
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * processors * (used - before.used) / elapsed);
    }
}
