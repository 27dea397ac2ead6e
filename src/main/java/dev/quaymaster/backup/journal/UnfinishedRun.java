package dev.quaymaster.backup.journal;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.store.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a killed run left behind, read from its journal.
///
/// @param journal the file, to be deleted when all is tidied up
/// @param left what is still to be undone
/// @param kind what the run was
/// @param subject the stack or volumes it was of
/// @param store the folder of sets it wrote to or read from
/// @param started when it began
public record UnfinishedRun(
        Path journal,
        RunJournal.Kind kind,
        String subject,
        Path store,
        Instant started,
        Left left) {

    /// What is still to be undone.
    ///
    /// @param quiet containers that may still be paused or stopped, in the order in which they were
    /// @param temporary names of containers that were made for the run
    /// @param replacing volumes that may hold a part of their new content → where their old one is
    ///   kept, if they held any
    /// @param created those of them that were made for the run
    public record Left(
            List<QuietContainer> quiet,
            List<String> temporary,
            Map<String, Optional<Path>> replacing,
            List<String> created) {

        public Left {
            quiet = List.copyOf(quiet);
            temporary = List.copyOf(temporary);
            replacing = Map.copyOf(replacing);
            created = List.copyOf(created);
        }
    }

    /// The id of the set the run made or restored.
    public String setId() {
        return journal.getFileName().toString().replaceFirst("-\\d+\\.journal$", "");
    }

    /// The journals in `folder` that no living process holds.
    public static List<UnfinishedRun> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(RunJournal.SUFFIX))
                    .sorted()
                    .filter(UnfinishedRun::abandoned)
                    .map(UnfinishedRun::read)
                    .toList();
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "Cannot look for interrupted runs in " + folder + ": " + e,
                    e);
        }
    }

    private static boolean abandoned(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // a run of this very process
        } catch (IOException e) {
            return false; // removed meanwhile: that run has ended well
        }
    }

    private static UnfinishedRun read(Path file) {
        var entries = entries(file);
        var quiet = new LinkedHashMap<String, QuietContainer>();
        var temporary = new ArrayList<String>();
        var replacing = new LinkedHashMap<String, Optional<Path>>();
        var created = new ArrayList<String>();
        for (var entry : entries) {
            switch (entry.step()) {
                case BEGIN -> {}
                case PAUSING ->
                        quiet.put(entry.subject(), container(entry, QuietContainer.How.PAUSED));
                case STOPPING ->
                        quiet.put(entry.subject(), container(entry, QuietContainer.How.STOPPED));
                case RESUMED -> quiet.remove(entry.subject());
                case TEMPORARY -> temporary.add(entry.subject());
                case CREATED -> created.add(entry.subject());
                case REPLACING ->
                        replacing.put(
                                entry.subject(),
                                entry.place().isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(Path.of(entry.place())));
                case REPLACED -> replacing.remove(entry.subject());
            }
        }
        var begin = entries.isEmpty() ? null : entries.getFirst();
        return new UnfinishedRun(
                file,
                begin == null ? RunJournal.Kind.BACKUP : RunJournal.Kind.valueOf(begin.name()),
                begin == null ? "" : begin.subject(),
                begin == null ? file.toAbsolutePath() : Path.of(begin.place()),
                started(file),
                new Left(List.copyOf(quiet.values()), temporary, replacing, created));
    }

    private static QuietContainer container(JournalEntry entry, QuietContainer.How how) {
        return new QuietContainer(
                entry.subject(), entry.name(), entry.project(), entry.service(), how);
    }

    /// A torn last line was never followed by its step, so it is left out.
    private static List<JournalEntry> entries(Path file) {
        var entries = new ArrayList<JournalEntry>();
        try {
            for (var line : Files.readAllLines(file)) {
                parse(line).ifPresent(entries::add);
            }
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED, "Cannot read " + file + ": " + e, e);
        }
        return entries;
    }

    private static Optional<JournalEntry> parse(String line) {
        try {
            return Optional.of(Json.parse(line, JournalEntry.class, "journal"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Instant started(Path file) {
        try {
            return Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                    .creationTime()
                    .toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
