package dev.quaymaster.backup.journal;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.journal.JournalEntry.Step;
import dev.quaymaster.backup.store.Json;
import dev.quaymaster.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The journal of a run that is under way. Every method has its line on the disk before it returns,
/// so call it before the step.
public final class RunJournal implements AutoCloseable {

    static final String SUFFIX = ".journal";

    private final Path file;
    private final FileChannel channel;
    private final Set<String> open = new HashSet<>();

    private RunJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// What a run is.
    public enum Kind {
        BACKUP,
        RESTORE
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
            var channel =
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            AtomicFile.privateMode("rw-------"));
            var journal = new RunJournal(file, channel);
            if (channel.tryLock() == null) {
                throw new IOException("somebody else has it open");
            }
            journal.write(
                    new JournalEntry(Step.BEGIN, subject, kind.name(), "", "", store.toString()));
            AtomicFile.force(folder);
            return journal;
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot write the journal %s, without which nothing is begun: %s"
                            .formatted(file, e),
                    e);
        }
    }

    /// This container is about to be paused or stopped.
    public void quieting(QuietContainer container) {
        write(
                new JournalEntry(
                        switch (container.how()) {
                            case PAUSED -> Step.PAUSING;
                            case STOPPED -> Step.STOPPING;
                        },
                        container.id(),
                        container.name(),
                        container.project(),
                        container.service(),
                        ""));
    }

    /// This container goes on again.
    public void resumed(QuietContainer container) {
        write(new JournalEntry(Step.RESUMED, container.id(), container.name(), "", "", ""));
    }

    /// A container of this name is about to be made, for this run only.
    public void temporary(String name) {
        write(new JournalEntry(Step.TEMPORARY, name, name, "", "", ""));
    }

    /// This volume, which was not there, is about to be made.
    public void creating(String volume) {
        write(new JournalEntry(Step.CREATED, volume, volume, "", "", ""));
    }

    /// What this volume holds is about to be replaced.
    ///
    /// @param safetyCopy the folder of the set that has what it held; empty when it held nothing
    public void replacing(String volume, Optional<Path> safetyCopy) {
        write(
                new JournalEntry(
                        Step.REPLACING,
                        volume,
                        volume,
                        "",
                        "",
                        safetyCopy.map(Path::toString).orElse("")));
    }

    /// This volume has its new content, or its old one again.
    public void replaced(String volume) {
        write(new JournalEntry(Step.REPLACED, volume, volume, "", "", ""));
    }

    private void write(JournalEntry entry) {
        note(entry);
        try {
            var line = ByteBuffer.wrap((Json.line(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED, "Cannot write the journal " + file + ": " + e, e);
        }
    }

    private void note(JournalEntry entry) {
        switch (entry.step()) {
            case PAUSING, STOPPING -> open.add("container " + entry.subject());
            case RESUMED -> open.remove("container " + entry.subject());
            case REPLACING -> open.add("volume " + entry.subject());
            case REPLACED -> open.remove("volume " + entry.subject());
            case BEGIN, TEMPORARY, CREATED -> {}
        }
    }

    /// Ends the run. The file stays for the next start exactly when something could not be undone.
    @Override
    public void close() {
        try {
            if (open.isEmpty()) {
                Files.deleteIfExists(file);
            }
            channel.close();
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED, "Cannot remove the journal " + file + ": " + e, e);
        }
    }
}
