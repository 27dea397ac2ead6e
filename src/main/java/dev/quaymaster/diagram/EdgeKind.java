package dev.quaymaster.diagram;

/// Why two nodes are connected.
public enum EdgeKind {
    /// A port of the host leads to the service.
    PUBLISHED,
    /// The service talks to the other, as its configuration says.
    LINK,
    /// The service only waits for the other before it starts.
    DEPENDS,
    /// The other service starts when this one is done.
    FOLLOWS,
    /// The service lives in the other's network namespace.
    SHARES_NETWORK,
    /// The service keeps or reads files there.
    MOUNT
}
