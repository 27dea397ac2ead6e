package dev.quaymaster.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;

/// What is to be told at the next start if this process is killed in the midst of its work: by the
/// window and by the commands alike, whichever is started next. One file for each of these objects,
/// in the folder of the state; used by worker threads.
public final class Unfinished {

    private static final String PREFIX = "unfinished-";

    /// One process may do several things at a time.
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Path folder;
    private final String name;
    private final LongPredicate alive;
    private volatile List<String> newest = List.of();

    /// Creates the notes of this process.
    ///
    /// @param folder keeps them
    public Unfinished(Path folder) {
        this(
                folder,
                ProcessHandle.current().pid(),
                pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }

    Unfinished(Path folder, long process, LongPredicate alive) {
        this.folder = folder;
        this.name = PREFIX + process + "-" + NUMBERS.incrementAndGet();
        this.alive = alive;
    }

    /// Says what holds from now on; [#write] puts it on the disk.
    ///
    /// @param sentences one for each work under way
    public void set(List<String> sentences) {
        newest = List.copyOf(sentences);
    }

    /// Writes down what was set last. Blocks.
    public synchronized void write() {
        var file = folder.resolve(name);
        var sentences = newest;
        try {
            if (sentences.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                AtomicFile.write(file, String.join("\n", sentences).getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /// What processes that are gone left, once. Blocks.
    public List<String> take() {
        var told = new ArrayList<String>();
        if (!Files.isDirectory(folder)) {
            return told;
        }
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (var file : files) {
                if (!alive.test(owner(file))) {
                    told.addAll(Files.readAllLines(file));
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
        return told;
    }

    private static long owner(Path file) {
        var digits = String.valueOf(file.getFileName()).substring(PREFIX.length()).split("-", 2)[0];
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }
}
