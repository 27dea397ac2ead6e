package dev.quaymaster.backup;

/// One archive file of a set.
///
/// @param file its name in the set folder
/// @param format what it is once decompressed
/// @param bytes its size as it lies there
/// @param contentBytes its size once decompressed
/// @param sha256 of the file as it lies there, lower-case hex
/// @param entries tar entries, or tables of a dump
/// @param fingerprint of paths, types, owners, modes and contents, whatever their order
///   ([Format#TAR]); of the text ([Format#SQL])
public record SavedArchive(
        String file, Format format, long bytes, long contentBytes, String sha256, long entries, String fingerprint) {

    public SavedArchive {
        SetFileName.requirePlain(file);
        if (bytes < 0 || contentBytes < 0 || entries < 0) {
            throw new IllegalArgumentException(file + " is said to hold less than nothing");
        }
    }

    /// What a decompressed archive is.
    public enum Format {
        /// The files of a volume, paths starting with `./`.
        TAR,
        /// The text that `pg_dumpall` wrote.
        SQL
    }
}
