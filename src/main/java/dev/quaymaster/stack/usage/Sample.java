package dev.quaymaster.stack.usage;

import dev.quaymaster.engine.Stats;
import java.time.Duration;

/// What a service uses at a moment, all its containers together.
///
/// @param cpu percent, 100 is one processor in full use
/// @param memory bytes
/// @param received bytes a second, from all networks
/// @param sent bytes a second, to all networks
/// @param read bytes a second, from disks
/// @param written bytes a second, to disks
public record Sample(double cpu, long memory, double received, double sent, double read, double written) {

    private static final double NANOS = 1e9;

    /// What one container used between two measurements. Counters that began anew count as zero.
    static Sample between(Stats before, Stats now) {
        var seconds = Duration.between(before.time(), now.time()).toNanos() / NANOS;
        return new Sample(
                now.cpuPercent().orElse(0),
                now.memoryBytes(),
                rate(before.rxBytes(), now.rxBytes(), seconds),
                rate(before.txBytes(), now.txBytes(), seconds),
                rate(before.readBytes(), now.readBytes(), seconds),
                rate(before.writtenBytes(), now.writtenBytes(), seconds));
    }

    private static double rate(long before, long now, double seconds) {
        return seconds <= 0 || now < before ? 0 : (now - before) / seconds;
    }

    /// This and what another container of the service uses.
    Sample and(Sample other) {
        return new Sample(
                cpu + other.cpu,
                memory + other.memory,
                received + other.received,
                sent + other.sent,
                read + other.read,
                written + other.written);
    }

    /// Bytes a second over all networks, both ways.
    public double network() {
        return received + sent;
    }

    /// Bytes a second on disks, both ways.
    public double disk() {
        return read + written;
    }
}
