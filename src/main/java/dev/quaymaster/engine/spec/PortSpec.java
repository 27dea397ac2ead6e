package dev.quaymaster.engine.spec;

/// A port to publish.
///
/// @param hostIp the host's address to bind; empty is all of them
/// @param published the host's port or a range such as `8000-8010`; empty lets the engine choose
/// @param target the container's port
/// @param protocol `tcp`, `udp` or `sctp`
public record PortSpec(String hostIp, String published, int target, String protocol) {}
