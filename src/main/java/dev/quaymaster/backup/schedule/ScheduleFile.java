package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.files.Uninterrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The schedule's state on disk, read anew for each change. Where it cannot be written, a process
/// that stays goes on by what it has in memory: backups that are due are made all the same, and the
/// user is told. Threads: any.
final class ScheduleFile {

    private final Path file;
    private final DuePlans.Watch watch;
    private final NewProblems problems;
    private @Nullable ScheduleState unsaved;

    ScheduleFile(Path file, DuePlans.Watch watch, Consumer<String> teller) {
        this.file = file;
        this.watch = watch;
        this.problems = new NewProblems(teller);
    }

    /// Decides on the state, and notes what is to be noted of the decision.
    ///
    /// @throws BackupException when it cannot be noted and nobody would remember it
    synchronized DuePlans decide(Function<ScheduleState, DuePlans> decision) {
        try {
            // a run that is cancelled still notes its end
            return Uninterrupted.call(() -> decideNow(decision));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DuePlans decideNow(Function<ScheduleState, DuePlans> decision) {
        var found = new ArrayList<String>();
        var before = state(found);
        var decided = decision.apply(before);
        save(before, decided.state(), found);
        problems.tell(found);
        return decided;
    }

    /// Notes a change.
    synchronized void change(UnaryOperator<ScheduleState> change) {
        decide(state -> new DuePlans(List.of(), change.apply(state), List.of()));
    }

    private ScheduleState state(List<String> found) {
        if (unsaved != null) {
            return unsaved;
        }
        var loaded = ScheduleState.load(file);
        loaded.notice().ifPresent(found::add);
        return loaded.state();
    }

    private void save(ScheduleState before, ScheduleState after, List<String> found) {
        if (unsaved == null && before.equals(after)) {
            return;
        }
        try {
            after.save(file);
            unsaved = null;
        } catch (BackupException e) {
            if (watch == DuePlans.Watch.ONCE) {
                throw e;
            }
            unsaved = after;
            found.add(String.valueOf(e.getMessage()));
        }
    }
}
