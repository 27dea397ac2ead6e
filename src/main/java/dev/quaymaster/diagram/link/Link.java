package dev.quaymaster.diagram.link;

import java.util.Optional;
import java.util.OptionalInt;

/// One service talks to another.
///
/// @param from the client's name
/// @param to the server's name
/// @param protocol as people write it, such as `PostgreSQL`, when the evidence tells
/// @param port the server's port, when the evidence tells
/// @param evidence where this was read
public record Link(String from, String to, Optional<String> protocol, OptionalInt port, Evidence evidence) {}
