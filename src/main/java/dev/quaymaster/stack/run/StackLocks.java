package dev.quaymaster.stack.run;

import dev.quaymaster.files.LockFile;
import dev.quaymaster.files.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Keeps two runs from changing one stack at the same time: one that starts what the other
/// restores, or stops what the other waits for. Holds between the processes of this user.
///
/// @param folder has a lock file for each stack that was ever changed
public record StackLocks(Path folder) {

    /// The names that compose gives; earlier versions used them as they are.
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9_-]{0,199}");

    /// Devices of Windows, in every folder and with every ending.
    private static final Pattern RESERVED = Pattern.compile("con|prn|aux|nul|com\\d|lpt\\d");

    /// The locks of those who write down their unfinished runs in `journals`.
    public static StackLocks beside(Path journals) {
        return new StackLocks(journals.resolveSibling("locks"));
    }

    /// Takes a stack.
    ///
    /// @param project its name
    /// @param purpose for those who come meanwhile: `start of prefect-v2`
    /// @throws dev.quaymaster.files.LockException when another run has it
    public Held take(String project, String purpose) {
        return takeAll(List.of(project), purpose);
    }

    /// Takes several stacks, or none of them.
    ///
    /// @throws dev.quaymaster.files.LockException when another run has one of them
    public Held takeAll(Collection<String> projects, String purpose) {
        var taken = new ArrayList<LockFile>();
        try {
            // in one order everywhere, so that two runs cannot each have what the other wants
            for (var project : new TreeSet<>(projects)) {
                taken.add(LockFile.take(file(project), project, purpose));
            }
            return new Held(List.copyOf(taken));
        } catch (RuntimeException e) {
            taken.forEach(LockFile::close);
            throw e;
        }
    }

    /// Takes several stacks, waiting for runs that have them.
    ///
    /// @param patience how long to wait at most
    /// @throws dev.quaymaster.files.LockException when another run still has one of them then
    /// @throws InterruptedException when cancelled meanwhile
    public Held await(Collection<String> projects, String purpose, Duration patience) throws InterruptedException {
        return LockFile.patiently(patience, () -> takeAll(projects, purpose));
    }

    /// The lock file of a stack. Names come from labels, manifests and images, and may be anything:
    /// those that are no plain name are replaced by a hash, which no plain name can be.
    private Path file(String project) {
        var plain =
                PLAIN.matcher(project).matches() && !RESERVED.matcher(project).matches();
        return folder.resolve((plain ? project : "_" + Sha256.hex(project)) + ".lock");
    }

    /// Stacks that nobody else changes until this is closed.
    ///
    /// @param locks one each
    public record Held(List<LockFile> locks) implements AutoCloseable {

        @Override
        public void close() {
            locks.forEach(LockFile::close);
        }
    }
}
