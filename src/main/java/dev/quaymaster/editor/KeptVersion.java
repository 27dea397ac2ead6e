package dev.quaymaster.editor;

import java.nio.file.Path;
import java.time.Instant;

/// What a file was until it was saved over.
///
/// @param stored where it is kept
/// @param until when it was saved over
public record KeptVersion(Path stored, Instant until) {}
