package dev.quaymaster.backup;

import java.time.Instant;

/// That all dumps of a set were loaded into a server.
///
/// @param at when the reading before it ended
/// @param manifest the SHA-256 of the set's manifest, and so of all its files, at that time
public record LoadProof(Instant at, String manifest) {}
