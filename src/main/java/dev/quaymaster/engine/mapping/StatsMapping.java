package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.Stats;
import dev.quaymaster.engine.http.Json;
import java.time.Instant;

/// Reads measurements, and computes from them what the `docker stats` command shows.
public final class StatsMapping {

    private StatsMapping() {}

    /// Reads one element of `GET /containers/{id}/stats`.
    public static Stats stats(Json json) {
        var networks = json.get("networks").fields().values();
        return new Stats(
                json.time("read").orElse(Instant.EPOCH),
                cpuPercent(json),
                memory(json.get("memory_stats")),
                json.get("memory_stats").number("limit"),
                networks.stream().mapToLong(network -> network.number("rx_bytes")).sum(),
                networks.stream().mapToLong(network -> network.number("tx_bytes")).sum(),
                blockBytes(json, "read"),
                blockBytes(json, "write"),
                json.get("pids_stats").small("current"));
    }

    private static double cpuPercent(Json json) {
        var now = json.get("cpu_stats");
        var before = json.get("precpu_stats");
        var used =
                now.get("cpu_usage").number("total_usage")
                        - before.get("cpu_usage").number("total_usage");
        var elapsed = now.number("system_cpu_usage") - before.number("system_cpu_usage");
        // the first measurement of a stream has nothing before it to compare with
        if (used <= 0 || elapsed <= 0 || !before.get("system_cpu_usage").present()) {
            return 0;
        }
        var cpus = now.number("online_cpus");
        var count = cpus > 0 ? cpus : now.get("cpu_usage").list("percpu_usage").size();
        return 100.0 * count * used / elapsed;
    }

    /// Cgroup 1 calls the cache that can be given up `total_inactive_file`, cgroup 2
    /// `inactive_file`.
    private static long memory(Json memory) {
        var usage = memory.number("usage");
        var details = memory.get("stats");
        var cache =
                details.get("total_inactive_file").present()
                        ? details.number("total_inactive_file")
                        : details.number("inactive_file");
        return cache < usage ? usage - cache : usage;
    }

    private static long blockBytes(Json json, String operation) {
        return json.get("blkio_stats").list("io_service_bytes_recursive").stream()
                .filter(entry -> entry.text("op").equalsIgnoreCase(operation))
                .mapToLong(entry -> entry.number("value"))
                .sum();
    }
}
