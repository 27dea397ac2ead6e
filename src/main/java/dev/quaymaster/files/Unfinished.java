package dev.quaymaster.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/// What is to be told at the next start if this process is killed in the midst of its work: by the
/// window and by the commands alike, whichever is started next. One file for each of these objects,
/// in the folder of the state; used by worker threads.
public final class Unfinished {

    private static final System.Logger LOG = System.getLogger(Unfinished.class.getName());
    private static final String PREFIX = "unfinished-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-\\d+");

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

    /// Writes down what was set last. Blocks. Where that is not possible the work goes on without:
    /// all that is lost is a sentence after a kill.
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
            LOG.log(System.Logger.Level.WARNING, "Cannot write " + file, e);
        }
    }

    /// What processes that are gone left, once. Blocks. A note that can't be read is kept aside
    /// under another name, and told as well.
    public List<String> take() {
        var told = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (var file : files) {
                if (isLeft(file)) {
                    told.addAll(taken(file));
                }
            }
        } catch (NoSuchFileException e) {
            LOG.log(System.Logger.Level.DEBUG, "Nothing was ever noted", e);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot read " + folder, e);
            told.add("Cannot see whether work was cut short: %s can't be read.".formatted(folder));
        }
        return told;
    }

    /// Whether this is one of ours, of a process that is gone.
    private boolean isLeft(Path file) {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() && !alive.test(Long.parseLong(name.group(1)));
    }

    private static List<String> taken(Path file) {
        List<String> sentences;
        try {
            sentences = BoundedFile.text(file).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of(); // another process has told it just now
        } catch (IOException e) {
            return List.of(keptAside(file, e));
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "This is told again: " + file, e);
        }
        return sentences;
    }

    private static String keptAside(Path file, IOException reason) {
        var why = FileFailure.reason(reason);
        var aside = file.resolveSibling("unreadable-" + file.getFileName());
        try {
            Files.move(file, aside);
            return "A note about work that was cut short can't be read (%s). It is kept as %s; look at your stacks yourself."
                    .formatted(why, aside);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "This is told again: " + file, e);
            return "A note about work that was cut short can't be read (%s): %s. Move it away; look at your stacks yourself."
                    .formatted(why, file);
        }
    }
}
