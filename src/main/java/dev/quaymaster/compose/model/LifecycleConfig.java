package dev.quaymaster.compose.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/// How a service's containers come, go and come back.
///
/// @param restart restart policy as the engine knows it; `deploy.restart_policy` already counts
/// @param stopSignal signal that asks it to stop
/// @param stopGracePeriod time between that signal and the kill
/// @param scale number of containers
/// @param pullPolicy `always`, `never`, `missing`, `build`, `daily` …
/// @param profiles profiles that activate it; empty means always active
/// @param postStart commands run in the container after its start
/// @param preStop commands run in the container before its stop
public record LifecycleConfig(
        Optional<Restart> restart,
        Optional<String> stopSignal,
        Optional<Duration> stopGracePeriod,
        int scale,
        Optional<String> pullPolicy,
        List<String> profiles,
        List<Hook> postStart,
        List<Hook> preStop) {

    /// Copies the lists.
    public LifecycleConfig {
        profiles = List.copyOf(profiles);
        postStart = List.copyOf(postStart);
        preStop = List.copyOf(preStop);
    }

    /// A restart policy.
    ///
    /// @param policy `no`, `always`, `on-failure` or `unless-stopped`
    /// @param maxAttempts most attempts, with `on-failure` only
    public record Restart(String policy, OptionalInt maxAttempts) {}

    /// A command run inside the container at a point of its life.
    ///
    /// @param command the command
    /// @param user user that runs it
    /// @param privileged all rights
    /// @param workingDir folder it runs in
    /// @param environment variables added
    public record Hook(
            List<String> command,
            Optional<String> user,
            boolean privileged,
            Optional<String> workingDir,
            SortedMap<String, Optional<String>> environment) {

        /// Copies the command.
        public Hook {
            command = List.copyOf(command);
        }
    }
}
