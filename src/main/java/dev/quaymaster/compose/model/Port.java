package dev.quaymaster.compose.model;

import java.util.Optional;

/// A container port made reachable on the host.
///
/// @param hostIp host address it is bound to; absent means all
/// @param published host port or range of which one is taken; absent means any free one
/// @param target port in the container
/// @param protocol `tcp`, `udp` or `sctp`
public record Port(Optional<String> hostIp, Optional<String> published, int target, String protocol) {}
