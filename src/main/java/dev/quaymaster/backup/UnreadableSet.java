package dev.quaymaster.backup;

import java.nio.file.Path;

/// A folder that carries a manifest and cannot be read as a set: damaged, incomplete, or written by
/// a later version. It is told and never touched.
///
/// @param id name of the folder
/// @param folder where it is
/// @param reason what is wrong with it, as a sentence without a full stop
public record UnreadableSet(String id, Path folder, String reason) {}
