package dev.quaymaster.engine;

import dev.quaymaster.engine.spec.HealthcheckSpec;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything about one container.
///
/// @param run its last run
/// @param config what it was made with
/// @param healthLog the last probes, oldest first
/// @param endpoints its networks by name
public record ContainerDetails(
        Container container,
        Run run,
        Config config,
        List<HealthProbe> healthLog,
        Map<String, Endpoint> endpoints) {

    /// Copies the collections.
    public ContainerDetails {
        healthLog = List.copyOf(healthLog);
        endpoints = Map.copyOf(endpoints);
    }

    /// A container's last run.
    ///
    /// @param pid on the engine's machine; 0 when not running
    /// @param exitCode of its main process; 0 while it runs
    /// @param oomKilled whether the kernel killed it, or a process in it, for want of memory
    /// @param error why the engine could not start it; usually empty
    /// @param restartCount how often its restart policy started it again
    public record Run(
            long pid,
            int exitCode,
            boolean oomKilled,
            String error,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            int restartCount) {}

    /// What a container was made with, image defaults included.
    ///
    /// @param tty whether it has a terminal; its log then has no separate error stream
    /// @param restartPolicy `no`, `always`, `unless-stopped` or `on-failure`
    /// @param settings all else it was made with, as texts by the attribute's name in a compose
    ///   file; empty when the engine was not asked
    public record Config(
            List<String> command,
            List<String> entrypoint,
            Map<String, String> environment,
            String user,
            String workingDir,
            boolean tty,
            String restartPolicy,
            Optional<HealthcheckSpec> healthcheck,
            SortedMap<String, String> settings) {

        /// Copies the collections.
        public Config {
            command = List.copyOf(command);
            entrypoint = List.copyOf(entrypoint);
            environment = Map.copyOf(environment);
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }
    }

    /// One run of a health check.
    public record HealthProbe(Instant start, Optional<Instant> end, int exitCode, String output) {}

    /// A container's place in a network.
    ///
    /// @param ipv4 empty while it does not run
    public record Endpoint(
            String networkId,
            String ipv4,
            String ipv6,
            String gateway,
            String macAddress,
            List<String> aliases) {

        /// Copies the list.
        public Endpoint {
            aliases = List.copyOf(aliases);
        }
    }
}
