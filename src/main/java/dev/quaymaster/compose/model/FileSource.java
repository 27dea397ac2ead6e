package dev.quaymaster.compose.model;

import java.nio.file.Path;
import java.util.Optional;

/// Where the text of a secret or config comes from.
///
/// @param key key in the file
/// @param name name at the engine
/// @param external whether an orchestrator must provide it; the engine alone cannot
/// @param file file on this machine
/// @param environment variable whose value is the text
/// @param content the text itself: inline, or the variable's value
public record FileSource(
        String key,
        String name,
        boolean external,
        Optional<Path> file,
        Optional<String> environment,
        Optional<String> content) {}
