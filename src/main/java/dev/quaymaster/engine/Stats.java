package dev.quaymaster.engine;

import java.time.Instant;
import java.util.OptionalDouble;

/// What a container uses at a moment.
///
/// @param cpuPercent 100 is one processor in full use; computed as `docker stats` does; empty in a
///   first reading, which has none before it to compare with
/// @param memoryBytes without the file cache that the kernel would give up
/// @param memoryLimit the container's limit, or the machine's memory
/// @param rxBytes received over all networks since its start
/// @param txBytes sent over all networks since its start
/// @param readBytes read from block devices since its start
/// @param writtenBytes written to block devices since its start
/// @param pids processes and threads
public record Stats(
        Instant time,
        OptionalDouble cpuPercent,
        long memoryBytes,
        long memoryLimit,
        long rxBytes,
        long txBytes,
        long readBytes,
        long writtenBytes,
        int pids) {}
