package dev.quaymaster.compose.model;

/// What a service needs before it starts.
///
/// @param service the service depended on
/// @param condition how far that service must be
/// @param restart whether the dependent is restarted with it
/// @param required whether its absence is an error
public record Dependency(String service, Condition condition, boolean restart, boolean required) {}
