package dev.quaymaster.backup.store;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.FileFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Marks a set as one to be kept whatever happens: an empty file beside its manifest. It says
/// nothing of the content, so no checksum covers it and the manifest does not name it.
public final class SetPin {

    /// The name of the file inside the set folder.
    public static final String FILE_NAME = BackupSet.PIN_FILE_NAME;

    private SetPin() {}

    /// Whether the set in this folder is pinned.
    static boolean isOn(Path folder) {
        return Files.exists(folder.resolve(FILE_NAME), LinkOption.NOFOLLOW_LINKS);
    }

    /// Refuses a set that is pinned.
    static void checkFree(String id, Path folder) {
        if (isOn(folder)) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "The backup %s is pinned, so it is not deleted. Unpin it first: quaymaster backup unpin %s"
                            .formatted(id, id));
        }
    }

    /// Sets or removes the mark. It is there at once or not at all, and never makes the folder of a
    /// set that was deleted meanwhile.
    static void set(BackupSet set, boolean pinned) {
        var mark = set.folder().resolve(FILE_NAME);
        try {
            if (pinned) {
                create(mark);
            } else {
                Files.deleteIfExists(mark);
            }
            AtomicFile.force(set.folder());
        } catch (NoSuchFileException e) {
            throw new BackupException(BackupException.Kind.NOT_FOUND, "The backup " + set.id() + " is gone.", e);
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot %s the backup %s: %s. Its folder must be writable."
                            .formatted(pinned ? "pin" : "unpin", set.id(), FileFailure.reason(e)),
                    e);
        }
    }

    private static void create(Path mark) throws IOException {
        try {
            Files.createFile(mark, AtomicFile.privateMode("rw-------"));
        } catch (FileAlreadyExistsException e) {
            return; // pinned already
        }
    }
}
