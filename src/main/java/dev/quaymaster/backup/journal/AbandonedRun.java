package dev.quaymaster.backup.journal;

import dev.quaymaster.backup.journal.JournalEntry.Step;
import dev.quaymaster.files.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A run whose process is gone, and whose journal this process holds until this is closed: nobody
/// else undoes it meanwhile. What is undone is written down, so that the next one does not do it
/// again.
public final class AbandonedRun implements AutoCloseable {

    private final Path file;
    private final LockFile lock;
    private final UnfinishedRun run;

    AbandonedRun(Path file, LockFile lock, UnfinishedRun run) {
        this.file = file;
        this.lock = lock;
        this.run = run;
    }

    /// Its journal; to be read only.
    public Path file() {
        return file;
    }

    /// What it left, as it was when this was opened.
    public UnfinishedRun run() {
        return run;
    }

    /// New content is about to be unpacked inside this volume, beside what it holds.
    public void staging(String volume, String token) throws IOException {
        RunJournal.append(lock, JournalEntry.of(Step.STAGING, volume, token));
    }

    /// What this volume holds is about to be swapped for the content of that token.
    public void swapping(String volume, String token) throws IOException {
        RunJournal.append(lock, JournalEntry.of(Step.SWAPPING, volume, token));
    }

    /// Nothing is left to be done about this volume.
    public void settled(String volume) throws IOException {
        RunJournal.append(lock, JournalEntry.of(Step.REPLACED, volume));
    }

    /// This container is as it was before.
    public void resumed(QuietContainer container) throws IOException {
        RunJournal.append(lock, JournalEntry.of(Step.RESUMED, container));
    }

    /// Removes the journal: nothing is left.
    public void finish() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void close() {
        lock.close();
    }
}
