package dev.quaymaster.volume;

/// What the file system that a volume lies on has left.
///
/// @param bytes free for everybody
/// @param inodes free; [Long#MAX_VALUE] where the file system does not count them
public record VolumeRoom(long bytes, long inodes) {

    private static final long BLOCK = 4096;

    /// Bytes that files of these sizes take there, at most.
    public static long needed(long contentBytes, long entries) {
        return contentBytes + entries * BLOCK;
    }

    /// Whether so much fits.
    public boolean fits(long contentBytes, long entries) {
        return needed(contentBytes, entries) <= bytes && entries <= inodes;
    }
}
