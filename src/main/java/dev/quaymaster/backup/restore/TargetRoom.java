package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.volume.StagedContent;
import dev.quaymaster.volume.VolumeRoom;
import dev.quaymaster.volume.tar.SparseTar;
import dev.quaymaster.words.ByteCount;
import dev.quaymaster.words.Count;
import java.io.IOException;

/// Refuses new content that does not fit beside what a volume holds, before any of it is unpacked.
final class TargetRoom {

    private final BackupSet set;
    private final VolumeRestore restore;
    private final StagedContent content;

    TargetRoom(BackupSet set, VolumeRestore restore, StagedContent content) {
        this.set = set;
        this.restore = restore;
        this.content = content;
    }

    /// Looks whether what was saved fits. What a server makes of a dump takes more than its text:
    /// that is to be looked at again once it is known.
    ///
    /// @throws BackupException DISK_FULL, with what is needed and what is free
    /// @throws IOException when the archive cannot be read
    void require() throws IOException {
        var archive = restore.saved().archive();
        var entries = archive.format() == SavedArchive.Format.TAR ? archive.entries() : 0;
        var room = content.room();
        if (room.isEmpty() || room.get().fits(archive.contentBytes(), entries)) {
            return;
        }
        // With holes it may be less; that is counted only when it matters.
        var bytes = archive.format() == SavedArchive.Format.TAR && content.keepsHoles()
                ? SparseTar.dataBytes(() -> ArchiveFile.content(set.folder(), archive))
                : archive.contentBytes();
        require(room.get(), bytes, entries);
    }

    /// Looks whether so much fits.
    ///
    /// @throws BackupException DISK_FULL, with what is needed and what is free
    void require(long bytes, long entries) {
        content.room().ifPresent(room -> require(room, bytes, entries));
    }

    private void require(VolumeRoom room, long bytes, long entries) {
        if (VolumeRoom.needed(bytes, entries) > room.bytes()) {
            throw full(ByteCount.words(VolumeRoom.needed(bytes, entries)), ByteCount.words(room.bytes()) + " free");
        }
        if (entries > room.inodes()) {
            throw full("room for " + Count.words(entries, "file"), "room for " + Count.words(room.inodes(), "file"));
        }
    }

    private BackupException full(String needed, String free) {
        return new BackupException(
                BackupException.Kind.DISK_FULL,
                "Volume %s needs %s more until its new content is proven, and the file system it lies on has %s. Make room there, or restore into another volume: quaymaster backup restore %s --volume %s=NAME."
                        .formatted(
                                restore.target(),
                                needed,
                                free,
                                set.id(),
                                restore.saved().name()));
    }
}
