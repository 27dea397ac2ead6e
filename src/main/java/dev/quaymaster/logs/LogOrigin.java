package dev.quaymaster.logs;

/// Who wrote a line.
///
/// @param service the service, by which lines are filtered and coloured
/// @param label how the container is called beside its lines: the service's name, with a number
///   when it has several containers
public record LogOrigin(String service, String label) {}
