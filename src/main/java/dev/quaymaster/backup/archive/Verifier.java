package dev.quaymaster.backup.archive;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.SavedDatabase;
import dev.quaymaster.backup.SavedVolume;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Reads a set back in full and compares everything with its manifest: sizes, checksums, every tar
/// entry, the end of every dump; and the manifest with its own checksum.
public final class Verifier {

    private final Clock clock;

    public Verifier(Clock clock) {
        this.clock = clock;
    }

    /// Checks all archives and files of a set. Nothing is changed; keep the record with the store.
    ///
    /// @throws BackupException of kind CANCELLED when the thread is interrupted
    public CheckRecord verify(BackupSet set, Consumer<BackupProgress> progress) {
        var files = new FileCheck(set);
        var problems = new ArrayList<>(files.problems());
        var archives = archives(set, set.manifest().volumes(), progress);
        problems.addAll(archives.problems());
        var notes = new ArrayList<>(archives.facts());
        notes.addAll(files.strangers());
        var check = new CheckRecord(clock.instant(), problems, notes);
        return set.check().map(before -> keeping(set, before, check)).orElse(check);
    }

    private static CheckRecord keeping(BackupSet set, CheckRecord before, CheckRecord now) {
        try {
            return now.keeping(before, ManifestChecksum.of(set.folder()));
        } catch (IOException e) {
            return now; // which says that the manifest cannot be read
        }
    }

    /// What is wrong with all that a restore of these volumes of a set reads, in words.
    public static List<String> volumes(BackupSet set, List<SavedVolume> volumes, Consumer<BackupProgress> progress) {
        return findings(set, volumes, progress).problems();
    }

    /// What there is to say of all that a restore of these volumes of a set reads: their archives,
    /// and the environment of their databases.
    ///
    /// @throws BackupException of kind CANCELLED when the thread is interrupted
    public static ArchiveFindings findings(
            BackupSet set, List<SavedVolume> volumes, Consumer<BackupProgress> progress) {
        var files = new FileCheck(set);
        var environments = volumes.stream()
                .flatMap(volume -> volume.database().stream())
                .map(SavedDatabase::environmentFile)
                .flatMap(name -> files.problem(name).stream())
                .toList();
        return ArchiveFindings.problems(environments).plus(archives(set, volumes, progress));
    }

    private static ArchiveFindings archives(
            BackupSet set, List<SavedVolume> volumes, Consumer<BackupProgress> progress) {
        var findings = ArchiveFindings.none();
        long total =
                volumes.stream().mapToLong(volume -> volume.archive().bytes()).sum();
        long before = 0;
        for (var volume : volumes) {
            long done = before;
            var found = ArchiveCheck.findings(set.folder(), volume.archive(), bytes -> {
                requireNotCancelled();
                progress.accept(new BackupProgress(
                        BackupProgress.Phase.VERIFYING, volume.name(), done + bytes, OptionalLong.of(total)));
            });
            requireNotCancelled(); // or what could not be read for that reason would be a problem
            findings = findings.plus(found);
            before += volume.archive().bytes();
        }
        return findings;
    }

    private static void requireNotCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            throw new BackupException(BackupException.Kind.CANCELLED, "The check was cancelled.");
        }
    }
}
