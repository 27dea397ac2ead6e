package dev.quaymaster.backup.journal;

import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.LockException;
import dev.quaymaster.files.LockFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The runs whose processes are gone, each held by this process until this is closed. A journal
/// that another process holds, because it runs or because it undoes a run, is not among them. One
/// that cannot be read is set aside, and stops nothing else.
///
/// @param runs oldest first
/// @param notices what was set aside, in sentences for the user
public record AbandonedRuns(List<AbandonedRun> runs, List<String> notices) implements AutoCloseable {

    /// A journal is some lines; nobody wrote more than this.
    private static final int MOST_BYTES = 64 << 20;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// Copies the lists.
    public AbandonedRuns {
        runs = List.copyOf(runs);
        notices = List.copyOf(notices);
    }

    /// Whether there is any journal in `folder`, of a living process or not. Opens none of them.
    public static boolean anyJournal(Path folder) {
        try {
            return !journals(folder).isEmpty();
        } catch (IOException e) {
            return true; // what is wrong is told when they are taken
        }
    }

    /// Takes all that nobody holds.
    ///
    /// @param folder of journals
    /// @param clock stamps what is set aside
    public static AbandonedRuns take(Path folder, Clock clock) {
        var runs = new ArrayList<AbandonedRun>();
        var notices = new ArrayList<String>();
        try {
            for (var file : journals(folder)) {
                take(file, clock, runs, notices);
            }
        } catch (IOException e) {
            notices.add("It cannot be seen whether an earlier run was interrupted: %s cannot be listed (%s)."
                    .formatted(folder, FileFailure.reason(e)));
        }
        runs.sort(Comparator.comparing(run -> run.run().started()));
        return new AbandonedRuns(runs, notices);
    }

    /// Notes that these volumes were given a content on purpose since: what interrupted restores
    /// left there does not matter any more.
    public static void settle(Path folder, Collection<String> volumes, Clock clock) throws IOException {
        if (!anyJournal(folder)) {
            return;
        }
        try (var abandoned = take(folder, clock)) {
            for (var run : abandoned.runs()) {
                for (var volume : run.run().left().replacing().keySet()) {
                    if (volumes.contains(volume)) {
                        run.settled(volume);
                    }
                }
            }
        }
    }

    private static List<Path> journals(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(RunJournal.SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static void take(Path file, Clock clock, List<AbandonedRun> runs, List<String> notices) {
        Optional<LockFile> lock;
        try {
            lock = LockFile.tryLockExisting(file, "putting right what was interrupted");
        } catch (AccessDeniedException e) {
            notices.add("What a run wrote down, %s, may not be opened, so it cannot be seen whether it was interrupted."
                    .formatted(file));
            return;
        } catch (IOException | LockException e) {
            notices.add(setAside(file, clock, FileFailure.reason(e), List.of()));
            return;
        }
        if (lock.isEmpty()) {
            return; // its run is under way, or somebody undoes it
        }
        var content = new byte[0];
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            content = lock.get().content(MOST_BYTES);
            if (content.length == 0) {
                Files.deleteIfExists(file); // nothing is begun before the first line
                lock.get().close();
                return;
            }
            var run = JournalReader.read(content, setId(file), started(attributes), lastStep(attributes));
            runs.add(new AbandonedRun(file, lock.get(), run));
        } catch (IOException | LockException e) {
            notices.add(setAside(file, clock, FileFailure.reason(e), JournalReader.names(content)));
            lock.get().close();
        }
    }

    private static String setId(Path file) {
        return file.getFileName().toString().replaceFirst("-\\d+\\.journal$", "");
    }

    private static Instant started(BasicFileAttributes attributes) {
        return attributes.creationTime().toInstant();
    }

    private static Instant lastStep(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().toInstant();
    }

    private static String setAside(Path file, Clock clock, String reason, List<String> names) {
        var aside = file.resolveSibling(file.getFileName() + ".unreadable-" + STAMP.format(clock.instant()));
        var about = names.isEmpty()
                ? "Look whether all containers run that should."
                : "Look at these, which it names: " + String.join(", ", names) + ".";
        try {
            Files.move(file, aside);
            return "What an interrupted run wrote down cannot be read (%s), so it was set aside as %s and nothing was changed. %s"
                    .formatted(reason, aside, about);
        } catch (IOException e) {
            return "What an interrupted run wrote down, %s, cannot be read (%s) and could not be set aside either: %s. %s"
                    .formatted(file, reason, FileFailure.reason(e), about);
        }
    }

    /// Lets go of all.
    @Override
    public void close() {
        runs.forEach(AbandonedRun::close);
    }
}
