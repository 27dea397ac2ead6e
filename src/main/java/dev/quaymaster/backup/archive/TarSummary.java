package dev.quaymaster.backup.archive;

/// What a tar stream held.
///
/// @param entries all of them, the root folder not counted
/// @param bytes of all regular files
/// @param fingerprint of paths, types, owners, modes, links and contents, whatever their order
public record TarSummary(long entries, long bytes, String fingerprint) {}
