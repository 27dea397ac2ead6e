/// What a compose project says once everything is resolved: immutable records, no YAML, no rules.
///
/// [Project] is the root. Collections keep the reference's order (names sorted, lists as declared).
/// Each [Service], [NetworkConfig] and [VolumeConfig] also carries its part of the canonical tree,
/// which is what `docker compose config --format json` prints and what its config hash is made of.
@NullMarked
package dev.quaymaster.compose.model;

import org.jspecify.annotations.NullMarked;
