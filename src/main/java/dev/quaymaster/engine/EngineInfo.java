package dev.quaymaster.engine;

import java.util.List;

/// Which engine answers, and what it is made of.
///
/// @param id what the engine calls itself, or what tells it apart: the same at every question
/// @param product `Docker` or `Podman`
/// @param name the machine's name
/// @param version such as `28.5.1`
/// @param apiVersion such as `1.51`
/// @param platform where it runs
/// @param storageDriver such as `overlay2`
/// @param securityOptions such as `name=seccomp,profile=default`, `name=rootless`
/// @param dataFolder where the engine keeps its data, on its own machine
public record EngineInfo(
        String id,
        String product,
        String name,
        String version,
        String apiVersion,
        Platform platform,
        String storageDriver,
        List<String> securityOptions,
        String dataFolder) {

    /// Copies the list.
    public EngineInfo {
        securityOptions = List.copyOf(securityOptions);
    }

    /// The machine an engine runs on.
    ///
    /// @param osType `linux` or `windows`
    /// @param architecture such as `x86_64`
    /// @param operatingSystem in words, such as `Debian GNU/Linux 12 (bookworm)`
    /// @param kernel the kernel's version
    /// @param cpus how many
    /// @param memoryBytes how much
    public record Platform(
            String osType, String architecture, String operatingSystem, String kernel, int cpus, long memoryBytes) {}

    /// What it is called, such as `Docker 28.5.1`.
    public String title() {
        return product + " " + version;
    }

    /// Whether it is Podman, which speaks Docker's language.
    public boolean podman() {
        return product.equals("Podman");
    }

    /// Whether what is copied out of a container or into one keeps its owners. With Podman it all
    /// becomes the container's user's.
    public boolean keepsOwners() {
        return !podman();
    }

    /// Whether health checks run by the engine alone. Podman leaves them to systemd, and where
    /// there is none a container stays "starting".
    public boolean runsHealthChecks() {
        return !podman();
    }

    /// Whether the engine runs without root's rights.
    public boolean rootless() {
        return securityOptions.stream().anyMatch(option -> option.contains("rootless"));
    }

    /// Whether the engine's API is at least that version.
    public boolean supports(ApiVersion wanted) {
        return ApiVersion.parse(apiVersion).compareTo(wanted) >= 0;
    }
}
