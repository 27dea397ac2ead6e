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
/// @param startConditions whether, and after whom, it can be started again
public record ContainerDetails(
        Container container,
        Run run,
        Config config,
        List<HealthProbe> healthLog,
        Map<String, Endpoint> endpoints,
        StartConditions startConditions) {

    /// Copies the collections.
    public ContainerDetails {
        healthLog = List.copyOf(healthLog);
        endpoints = Map.copyOf(endpoints);
    }

    /// A container that can be started again, and needs no other one for it.
    public ContainerDetails(
            Container container, Run run, Config config, List<HealthProbe> healthLog, Map<String, Endpoint> endpoints) {
        this(container, run, config, healthLog, endpoints, StartConditions.none());
    }

    /// What decides whether a container can be started again after it was stopped, and after which
    /// others.
    ///
    /// @param autoRemove whether the engine removes it as soon as it ends (`--rm`)
    /// @param namespacesOf the containers, by id or name, whose network, processes or memory it
    ///   shares; without them it can neither be started nor be reached
    /// @param linksTo the names of containers it is linked to (`--link`), which must run when it is
    ///   started
    public record StartConditions(boolean autoRemove, List<String> namespacesOf, List<String> linksTo) {

        /// Copies the lists.
        public StartConditions {
            namespacesOf = List.copyOf(namespacesOf);
            linksTo = List.copyOf(linksTo);
        }

        /// It can be started at any time.
        public static StartConditions none() {
            return new StartConditions(false, List.of(), List.of());
        }
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
            String networkId, String ipv4, String ipv6, String gateway, String macAddress, List<String> aliases) {

        /// Copies the list.
        public Endpoint {
            aliases = List.copyOf(aliases);
        }
    }
}
