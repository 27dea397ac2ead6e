package dev.quaymaster.compose.model;

import java.util.Optional;
import java.util.OptionalInt;

/// A secret or config given to a service.
///
/// @param source key in the project's secrets or configs
/// @param target path in the container, or a name below the usual folder
/// @param uid owner
/// @param gid group
/// @param mode permission bits
public record FileGrant(
        String source, Optional<String> target, Optional<String> uid, Optional<String> gid, OptionalInt mode) {}
