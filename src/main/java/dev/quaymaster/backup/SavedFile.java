package dev.quaymaster.backup;

/// A compose file or environment file as it was when the set was made.
///
/// @param file its path in the set folder
/// @param source where it lay
/// @param bytes its size
/// @param sha256 lower-case hex
public record SavedFile(String file, String source, long bytes, String sha256) {

    public SavedFile {
        SetFileName.require(file);
    }
}
