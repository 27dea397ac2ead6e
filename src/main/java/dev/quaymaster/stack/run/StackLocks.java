package dev.quaymaster.stack.run;

import dev.quaymaster.files.LockException;
import dev.quaymaster.files.LockFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Keeps two runs from changing one stack at the same time: one that starts what the other
/// restores, or stops what the other waits for. Holds between the processes of this user.
///
/// @param folder has a lock file for each stack that was ever changed
public record StackLocks(Path folder) {

    /// The locks of those who write down their unfinished runs in `journals`.
    public static StackLocks beside(Path journals) {
        return new StackLocks(journals.resolveSibling("locks"));
    }

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

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
                taken.add(LockFile.take(folder.resolve(project + ".lock"), project, purpose));
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
    public Held await(Collection<String> projects, String purpose, Duration patience)
            throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return takeAll(projects, purpose);
            } catch (LockException e) {
                if (!e.held() || System.nanoTime() - end >= 0) {
                    throw e;
                }
                Thread.sleep(LOOK_AGAIN);
            }
        }
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
