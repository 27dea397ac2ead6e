package dev.quaymaster.settings;

import java.nio.file.Path;
import java.util.Optional;

/// An engine that the user told us of.
///
/// @param name what the user calls it
/// @param host its address, as in `DOCKER_HOST`
/// @param certificates the folder with `ca.pem`, `cert.pem` and `key.pem`, where it wants TLS
public record AddedEngine(String name, String host, Optional<Path> certificates) {}
