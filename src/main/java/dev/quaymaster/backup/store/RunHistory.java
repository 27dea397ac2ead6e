package dev.quaymaster.backup.store;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// A file with one JSON object a line, one line a run. A torn last line (the disk was full, the
/// power went) is left out.
record RunHistory(Path file) {

    List<RunRecord> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().flatMap(line -> parse(line).stream()).toList();
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED, "Cannot read " + file + ": " + e, e);
        }
    }

    private static Optional<RunRecord> parse(String line) {
        try {
            return Optional.of(Json.parse(line, RunRecord.class, "history"));
        } catch (IOException e) {
            return Optional.empty(); // history is for people to look at; nothing is decided on it
        }
    }

    void add(RunRecord run) {
        try {
            if (!Files.exists(file)) {
                AtomicFile.write(file, new byte[0]);
            }
            Files.writeString(file, "\n" + Json.line(run) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED, "Cannot write " + file + ": " + e, e);
        }
    }
}
