package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.Stats;
import dev.quaymaster.engine.http.Json;
import java.time.Instant;

/// Reads measurements, and computes from them what the `docker stats` command shows.
public final class StatsMapping {

    private StatsMapping() {}

    /// Reads the answer to `GET /containers/{id}/stats`.
    ///
    /// @param before an earlier answer about the same container, or nothing
    public static Stats stats(Json json, Json before) {
        var networks = json.get("networks").fields().values();
        return new Stats(
                json.time("read").orElse(Instant.EPOCH),
                CpuTime.of(json.get("cpu_stats")).percentSince(CpuTime.of(before.get("cpu_stats"))),
                memory(json.get("memory_stats")),
                json.get("memory_stats").number("limit"),
                networks.stream()
                        .mapToLong(network -> network.number("rx_bytes"))
                        .sum(),
                networks.stream()
                        .mapToLong(network -> network.number("tx_bytes"))
                        .sum(),
                blockBytes(json, "read"),
                blockBytes(json, "write"),
                json.get("pids_stats").small("current"));
    }

    /// Whether the container ran: one that does not is "measured" as well, with nothing but zeroes.
    public static boolean measured(Json json) {
        return json.get("cpu_stats").number("system_cpu_usage") > 0;
    }

    /// Cgroup 1 calls the cache that can be given up `total_inactive_file`, cgroup 2
    /// `inactive_file`.
    private static long memory(Json memory) {
        var usage = memory.number("usage");
        var details = memory.get("stats");
        var cache = details.get("total_inactive_file").present()
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
