package dev.quaymaster.backup.journal;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.journal.JournalEntry.Step;
import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.LockException;
import dev.quaymaster.files.LockFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The journal of a run that is under way. Every method has its line on the disk before it returns,
/// so call it before the step.
public final class RunJournal implements AutoCloseable {

    static final String SUFFIX = ".journal";

    private final Path file;
    private final LockFile lock;
    private final Set<String> open = new HashSet<>();

    private RunJournal(Path file, LockFile lock) {
        this.file = file;
        this.lock = lock;
    }

    /// What a run is.
    public enum Kind {
        BACKUP("backup"),
        RESTORE("restore");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// For people.
        public String words() {
            return words;
        }
    }

    /// Begins a journal.
    ///
    /// @param folder of journals
    /// @param id of the set that is made or restored; the name of the file begins with it
    /// @param subject the stack or volumes, for people
    /// @param store the folder of sets, whose half-written ones are to be swept
    public static RunJournal begin(Path folder, Kind kind, String id, String subject, Path store) {
        var file = folder.resolve(id + "-" + ProcessHandle.current().pid() + SUFFIX);
        try {
            AtomicFile.createPrivateFolders(folder);
            var journal = new RunJournal(file, LockFile.createLocked(file, kind.words() + " of " + subject));
            journal.write(new JournalEntry(Step.BEGIN, subject, kind.name(), "", "", store.toString(), ""));
            AtomicFile.force(folder);
            return journal;
        } catch (IOException | LockException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot write the journal %s, without which nothing is begun: %s"
                            .formatted(file, FileFailure.reason(e)),
                    e);
        }
    }

    /// A set of this id is about to be written into the store.
    public void drafting(String id) {
        write(JournalEntry.of(Step.DRAFTING, id));
    }

    /// This container is about to be paused or stopped.
    public void quieting(QuietContainer container) {
        write(JournalEntry.of(
                switch (container.how()) {
                    case PAUSED -> Step.PAUSING;
                    case STOPPED -> Step.STOPPING;
                },
                container));
    }

    /// This container goes on again.
    public void resumed(QuietContainer container) {
        write(JournalEntry.of(Step.RESUMED, container));
    }

    /// A container of this name is about to be made, for this run only.
    public void temporary(String name) {
        write(JournalEntry.of(Step.TEMPORARY, name));
    }

    /// This volume, which was not there, is about to be made.
    public void creating(String volume) {
        write(JournalEntry.of(Step.CREATED, volume));
    }

    /// New content is about to be unpacked inside this volume, beside what it holds.
    ///
    /// @param token by which the new content is found again
    public void staging(String volume, String token) {
        write(JournalEntry.of(Step.STAGING, volume, token));
    }

    /// What this volume holds is about to be swapped for the new content of that token.
    public void swapping(String volume, String token) {
        write(JournalEntry.of(Step.SWAPPING, volume, token));
    }

    /// All volumes have their new content, which counts from now on; what they held before is about
    /// to be removed.
    public void committed() {
        write(JournalEntry.of(Step.COMMITTED, ""));
    }

    /// What this volume holds is about to be emptied and filled again.
    ///
    /// @param safetyCopy the folder of the set that has what it held; empty when it held nothing
    public void replacing(String volume, Optional<Path> safetyCopy) {
        write(new JournalEntry(
                Step.REPLACING,
                volume,
                volume,
                "",
                "",
                safetyCopy.map(Path::toString).orElse(""),
                ""));
    }

    /// This volume has its new content, or its old one again, and nothing else.
    public void replaced(String volume) {
        write(JournalEntry.of(Step.REPLACED, volume));
    }

    private void write(JournalEntry entry) {
        note(entry);
        try {
            append(lock, entry);
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot write the journal " + file + ": " + FileFailure.reason(e) + ".",
                    e);
        }
    }

    static void append(LockFile lock, JournalEntry entry) throws IOException {
        lock.append((entry.line() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void note(JournalEntry entry) {
        switch (entry.step()) {
            case PAUSING, STOPPING -> open.add("container " + entry.subject());
            case RESUMED -> open.remove("container " + entry.subject());
            case STAGING, SWAPPING, REPLACING -> open.add("volume " + entry.subject());
            case REPLACED -> open.remove("volume " + entry.subject());
            case BEGIN, DRAFTING, TEMPORARY, CREATED, COMMITTED, ENDED -> {}
        }
    }

    /// Ends the run. The file stays for the next start exactly when something could not be undone.
    @Override
    public void close() {
        try (lock) {
            if (open.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                write(JournalEntry.of(Step.ENDED, ""));
            }
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot remove the journal " + file + ": " + FileFailure.reason(e) + ".",
                    e);
        }
    }
}
