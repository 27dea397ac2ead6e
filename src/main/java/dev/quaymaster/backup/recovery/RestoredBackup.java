package dev.quaymaster.backup.recovery;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.backup.store.BackupStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// The backup that an interrupted restore took volumes from, if it is still there.
final class RestoredBackup {

    private final Optional<BackupSet> set;

    RestoredBackup(BackupStore store, String id) {
        this.set = store.list().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// Whether it has a dump for that volume.
    boolean isDump(String volume) {
        var saved = saved(volume);
        return !saved.isEmpty() && saved.stream().allMatch(one -> one.archive().format() == SavedArchive.Format.SQL);
    }

    /// The archives of files that may have been restored into that volume.
    List<SavedArchive> archives(String volume) {
        return saved(volume).stream()
                .map(SavedVolume::archive)
                .filter(archive -> archive.format() == SavedArchive.Format.TAR)
                .toList();
    }

    /// The saved volume of that name, else, since it may have been restored under another name,
    /// all.
    private List<SavedVolume> saved(String volume) {
        var all = set.map(one -> one.manifest().volumes()).orElse(List.of());
        var named = all.stream().filter(saved -> saved.name().equals(volume)).toList();
        return named.isEmpty() ? all : named;
    }

    /// The content of one of its archives; to be closed.
    InputStream open(SavedArchive archive) throws IOException {
        return ArchiveFile.content(set.orElseThrow().folder(), archive);
    }

    /// What one of its archives holds.
    VolumeContents contents(SavedArchive archive) throws IOException {
        return VolumeContents.read(open(archive));
    }
}
