package dev.quaymaster.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.FileFailure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A file with one JSON object a line, one line a run. A torn last line (the disk was full, the
/// power went) is left out, and so is every line that is no run. Memory is bounded: of a file that
/// grew beyond measure the newest runs are read.
record RunHistory(Path folder) {

    private static final String NAME = ".history.jsonl";

    private static final int MOST_RUNS = 50_000;
    private static final int LONGEST_LINE = 1 << 20;

    private Path file() {
        return folder.resolve(NAME);
    }

    List<RunRecord> read() {
        var file = file();
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try {
            requireRegular(file);
            var newest = new ArrayDeque<RunRecord>();
            try (var in = new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))) {
                for (var line = line(in); line.isPresent(); line = line(in)) {
                    parse(line.get()).ifPresent(newest::add);
                    if (newest.size() > MOST_RUNS) {
                        newest.remove();
                    }
                }
            }
            return List.copyOf(newest);
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED, "Cannot read " + file + ": " + FileFailure.reason(e), e);
        }
    }

    /// The next line, of which only the beginning counts when it is far too long; empty at the end.
    private static Optional<String> line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() < LONGEST_LINE) {
                line.write(next);
            }
        }
        return Optional.of(line.toString(UTF_8));
    }

    private static Optional<RunRecord> parse(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.of(RecordJson.parse(line, RunRecord.class, "history"));
        } catch (IOException e) {
            return Optional.empty(); // history is for people to look at; nothing is decided on it
        }
    }

    void add(RunRecord run) {
        var file = file();
        try {
            AtomicFile.createPrivateFolders(folder);
            requireRegular(file);
            var line = ByteBuffer.wrap(("\n" + RecordJson.line(run) + "\n").getBytes(UTF_8));
            try (var channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS),
                    AtomicFile.privateMode("rw-------"))) {
                while (line.hasRemaining()) {
                    channel.write(line);
                }
            }
        } catch (IOException e) {
            throw new BackupException(
                    BackupException.Kind.FAILED, "Cannot write " + file + ": " + FileFailure.reason(e), e);
        }
    }

    private static void requireRegular(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "it is no regular file");
        }
    }
}
