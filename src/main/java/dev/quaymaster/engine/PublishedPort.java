package dev.quaymaster.engine;

import java.util.OptionalInt;

/// A port of a container, and where the host offers it.
///
/// @param hostIp the host's address it is bound to; empty when not published
/// @param hostPort empty when only exposed
/// @param protocol `tcp`, `udp` or `sctp`
public record PublishedPort(String hostIp, OptionalInt hostPort, int containerPort, String protocol) {}
