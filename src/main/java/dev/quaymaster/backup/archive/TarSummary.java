package dev.quaymaster.backup.archive;

/// What a tar stream held.
///
/// @param entries all of them, the root folder not counted
/// @param files those that are no folders
/// @param bytes of all regular files
/// @param linkBytes lengths of what symbolic links hold, which some count as sizes
/// @param risks entries that reach out of the volume or give more than plain files do
/// @param databases whose own files are among them
/// @param fingerprint of paths, types, owners, modes, links and contents, whatever their order
public record TarSummary(
        long entries,
        long files,
        long bytes,
        long linkBytes,
        TarRisks risks,
        DatabaseFiles databases,
        String fingerprint) {

    /// Whether this is all of a volume that was measured at `measured` bytes.
    public boolean holds(long measured) {
        return measured == bytes || measured == bytes + linkBytes;
    }
}
