package dev.quaymaster.backup.archive;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.SavedFile;
import dev.quaymaster.backup.SavedVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Reads a set back in full and compares everything with its manifest: sizes, checksums, every tar
/// entry, the end of every dump.
public final class Verifier {

    private final java.time.Clock clock;

    public Verifier(java.time.Clock clock) {
        this.clock = clock;
    }

    /// Checks all archives and files of a set. Nothing is changed; keep the record with the store.
    ///
    /// @throws BackupException of kind CANCELLED when the thread is interrupted
    public CheckRecord verify(BackupSet set, Consumer<BackupProgress> progress) {
        var problems = new ArrayList<>(files(set));
        problems.addAll(volumes(set, set.manifest().volumes(), progress));
        return new CheckRecord(clock.instant(), problems);
    }

    /// What is wrong with the archives of these volumes of a set, in words.
    public static List<String> volumes(
            BackupSet set, List<SavedVolume> volumes, Consumer<BackupProgress> progress) {
        var problems = new ArrayList<String>();
        long total = volumes.stream().mapToLong(volume -> volume.archive().bytes()).sum();
        long before = 0;
        for (var volume : volumes) {
            long done = before;
            var problem =
                    ArchiveCheck.problem(
                            set.folder(),
                            volume.archive(),
                            bytes -> {
                                requireNotCancelled();
                                progress.accept(
                                        new BackupProgress(
                                                BackupProgress.Phase.VERIFYING,
                                                volume.title(),
                                                done + bytes,
                                                OptionalLong.of(total)));
                            });
            requireNotCancelled(); // or what could not be read for that reason would be a problem
            problem.ifPresent(problems::add);
            before += volume.archive().bytes();
        }
        return problems;
    }

    private static void requireNotCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            throw new BackupException(BackupException.Kind.CANCELLED, "The check was cancelled.");
        }
    }

    private static List<String> files(BackupSet set) {
        return set.manifest().files().stream()
                .flatMap(file -> problem(set, file).stream())
                .toList();
    }

    private static Optional<String> problem(BackupSet set, SavedFile file) {
        try {
            var hash =
                    Fingerprint.sha256()
                            .digest(Files.readAllBytes(set.folder().resolve(file.file())));
            return Fingerprint.hex(hash).equals(file.sha256())
                    ? Optional.empty()
                    : Optional.of(file.file() + " is not what was saved");
        } catch (IOException e) {
            return Optional.of(file.file() + " cannot be read: " + e);
        }
    }
}
