package dev.quaymaster.diagram;

/// A frame around services that share a network.
///
/// @param id `network:` and the network's key
/// @param title what the frame says, such as `network backend`
/// @param external whether the network belongs to nobody's project
public record Zone(String id, String title, boolean external) {}
