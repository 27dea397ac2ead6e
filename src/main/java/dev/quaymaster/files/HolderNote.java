package dev.quaymaster.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Says who holds a lock file, in a file of its own beside it: who only wants to know must not open
/// the lock file. It is a courtesy: one that cannot be written or read changes nothing about the
/// lock.
///
/// A file that does not read like such a note is never overwritten or deleted.
///
/// @param file the note
record HolderNote(Path file) {

    private static final System.Logger LOG = System.getLogger(HolderNote.class.getName());

    private static final String SUFFIX = ".holder";
    private static final int MOST_BYTES = 4096;
    private static final int MOST_WORDS = 300;
    private static final Pattern NOTE = Pattern.compile("([^\\n]*, process (\\d{1,18}))\\n");

    /// What a note says.
    ///
    /// @param words the purpose and the process
    /// @param process its number
    record Holder(String words, long process) {

        boolean alive() {
            return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    /// The note beside this lock file.
    static HolderNote of(Path lock) {
        return new HolderNote(lock.resolveSibling(lock.getFileName() + SUFFIX));
    }

    /// What this process says of itself.
    static String words(String purpose) {
        return harmless(purpose) + ", process " + ProcessHandle.current().pid();
    }

    /// Replaces the note of an earlier holder.
    void write(String words) {
        try {
            if (read(file).isPresent()) {
                Files.deleteIfExists(file);
            }
            try (var channel = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    AtomicFile.privateMode("rw-------"))) {
                channel.write(UTF_8.encode(words + "\n"));
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Nobody is told who holds a lock: " + file, e);
        }
    }

    /// Removes the note, if it is still this one.
    void remove(String words) {
        try {
            if (read(file).filter(holder -> holder.words().equals(words)).isPresent()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The note of a lock stays: " + file, e);
        }
    }

    /// The holder of `lock`, in words. Not to be called while this process holds it.
    static String holder(Path lock) {
        var note = of(lock).read();
        // older programs wrote into the lock file itself
        return note.filter(Holder::alive)
                .or(() -> read(lock))
                .or(() -> note)
                .map(Holder::words)
                .orElse("its holder did not say who it is");
    }

    private Optional<Holder> read() {
        return read(file);
    }

    private static Optional<Holder> read(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var matcher = NOTE.matcher(new String(in.readNBytes(MOST_BYTES), UTF_8));
            return matcher.matches()
                    ? Optional.of(new Holder(harmless(matcher.group(1)), Long.parseLong(matcher.group(2))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Names come from labels and manifests, and go to terminals.
    private static String harmless(String words) {
        var line = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
        return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS) + "…";
    }
}
