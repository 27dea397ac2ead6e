package dev.quaymaster.volume.tar;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// What a tar entry stands for.
public enum EntryType {
    /// A regular file with its contents.
    FILE,
    /// A folder; its members are entries of their own.
    FOLDER,
    /// A symbolic link.
    LINK,
    /// A further name of a file that came before.
    HARD_LINK,
    /// A device or pipe.
    SPECIAL;

    /// Reads the entry's type; [TarArchiveEntry#isFile] takes devices for files.
    public static EntryType of(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return FOLDER;
        }
        if (entry.isSymbolicLink()) {
            return LINK;
        }
        if (entry.isLink()) {
            return HARD_LINK;
        }
        var device = entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
        return device ? SPECIAL : FILE;
    }
}
