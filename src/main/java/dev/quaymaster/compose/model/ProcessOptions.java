package dev.quaymaster.compose.model;

import java.util.Optional;

/// How a service's main process runs.
///
/// @param containerName fixed container name; rules out more than one container
/// @param hostname host name inside the container
/// @param domainName domain name inside the container
/// @param user `user[:group]`
/// @param workingDir absolute folder inside the container
/// @param platform `os/arch[/variant]`
/// @param runtime OCI runtime
/// @param tty whether a terminal is allocated
/// @param stdinOpen whether standard input stays open
/// @param init whether an init process reaps children; absent means the engine's default
public record ProcessOptions(
        Optional<String> containerName,
        Optional<String> hostname,
        Optional<String> domainName,
        Optional<String> user,
        Optional<String> workingDir,
        Optional<String> platform,
        Optional<String> runtime,
        boolean tty,
        boolean stdinOpen,
        Optional<Boolean> init) {}
