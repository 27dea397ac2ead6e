package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.restore.RestorePlan;
import dev.quaymaster.backup.restore.RestoreReport;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.NotResumedException;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.ui.kit.Activity;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Latest;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.words.ByteCount;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Makes, checks and restores backups, each as an activity with progress that can be cancelled.
/// Belongs to the FX thread.
public final class BackupJobs {

    private final Engine engine;
    private final Path journals;
    private final Clock clock;
    private final Supplier<Set<String>> lockedVolumes;
    private final Desk desk;
    private final ObservableList<Activity> running =
            FXCollections.observableArrayList(
                    activity -> new Observable[] {activity.stateProperty()});
    private final ObservableList<Activity> readOnly =
            FXCollections.unmodifiableObservableList(running);
    private final ReadOnlyIntegerWrapper finished = new ReadOnlyIntegerWrapper();

    /// Creates an idle object.
    ///
    /// @param engine has the volumes
    /// @param journals where unfinished runs are written down
    /// @param clock stamps the sets
    /// @param lockedVolumes names of the volumes that must not be restored into, as of now
    /// @param desk the window around it
    public BackupJobs(
            Engine engine,
            Path journals,
            Clock clock,
            Supplier<Set<String>> lockedVolumes,
            Desk desk) {
        this.engine = engine;
        this.journals = journals;
        this.clock = clock;
        this.lockedVolumes = lockedVolumes;
        this.desk = desk;
    }

    /// Counts the jobs that ended, however: whoever shows a store reads it again when this changes.
    public ReadOnlyIntegerProperty finishedProperty() {
        return finished.getReadOnlyProperty();
    }

    /// The jobs under way, oldest first.
    public ObservableList<Activity> running() {
        return readOnly;
    }

    /// Whether a plan has anything to back up; asks the engine, so not for the FX thread.
    ///
    /// @param plan what is due
    public boolean hasWork(BackupPlan plan) {
        return new PlanRunner(engine, journals, clock).hasWork(plan);
    }

    /// Runs a plan: makes a backup, reads it back, drops what the plan no longer keeps.
    ///
    /// @param plan what to do
    /// @param kind why
    /// @return the activity
    public Activity run(BackupPlan plan, SetKind kind) {
        return run(
                "Backing up " + plan.source().title(),
                progress -> new PlanRunner(engine, journals, clock).run(plan, kind, progress),
                set -> "Backed up " + plan.source().title() + " by its plan and read it back.");
    }

    /// Makes a backup and reads it back.
    ///
    /// @param request of what, and where to
    /// @param onSuccess takes the set once it is complete and was read back, and only then
    /// @return the activity
    public Activity backUp(BackupRequest request, Consumer<BackupSet> onSuccess) {
        return run(
                "Backing up " + request.subject(),
                progress -> new PlanRunner(engine, journals, clock).run(request, progress),
                set -> {
                    onSuccess.accept(set);
                    return "Backed up "
                            + request.subject()
                            + " and read it back: "
                            + ByteCount.words(set.manifest().contentBytes())
                            + " in "
                            + ByteCount.words(set.manifest().storedBytes())
                            + ".";
                });
    }

    /// Reads a set back in full.
    ///
    /// @param store holds the set
    /// @param set what to check
    /// @return the activity
    public Activity verify(BackupStore store, BackupSet set) {
        return run(
                "Checking " + set.id(),
                progress -> new PlanRunner(engine, journals, clock).verify(store, set, progress),
                checked ->
                        checked.check().map(record -> record.problems().isEmpty()).orElse(false)
                                ? "Every byte of " + set.id() + " is as it was written."
                                : "The backup "
                                        + set.id()
                                        + " is damaged: "
                                        + checked.check()
                                                .map(record -> String.join("; ", record.problems()))
                                                .orElse(""));
    }

    /// Looks at what a restore would do; asks the engine, so not for the FX thread.
    ///
    /// @throws dev.quaymaster.volume.VolumeException when the user locked a target
    RestorePlan restorePlan(RestoreRequest request) {
        return restorer().plan(request);
    }

    private Restorer restorer() {
        return new Restorer(engine, journals, clock, lockedVolumes);
    }

    /// Restores what the user agreed to.
    ///
    /// @param plan as it was shown
    /// @param onSuccess takes the report
    /// @return the activity
    public Activity restore(RestorePlan plan, Consumer<RestoreReport> onSuccess) {
        return run(
                "Restoring " + plan.set().subject(),
                progress -> restorer().run(plan, progress),
                report -> {
                    onSuccess.accept(report);
                    return "Restored "
                            + plan.set().subject()
                            + " from "
                            + plan.set().id()
                            + "."
                            + (report.notResumed().isEmpty()
                                    ? ""
                                    : " " + NotResumedException.sentence(report.notResumed()));
                });
    }

    private <T> Activity run(
            String title,
            Function<Consumer<BackupProgress>, T> work,
            Function<T, String> onSuccess) {
        var task = new AtomicReference<Tasks.@Nullable Running>();
        var activity =
                desk.activities()
                        .begin(
                                title,
                                () ->
                                        Optional.ofNullable(task.get())
                                                .ifPresent(Tasks.Running::cancel));
        running.add(activity);
        var pace = new Pace(System::nanoTime);
        var progress =
                new Latest<BackupProgress>(
                        now -> {
                            if (activity.stateProperty().get() == Activity.State.RUNNING) {
                                activity.advance(fraction(now), pace.words(now));
                            }
                        });
        task.set(
                desk.tasks()
                        .run(
                                () -> undisturbed(work, progress, activity),
                                result -> {
                                    var text = onSuccess.apply(result);
                                    activity.done(text);
                                    desk.toasts().show(Tone.OK, text);
                                    ended();
                                },
                                failure -> {
                                    var text =
                                            Optional.ofNullable(failure.getMessage())
                                                    .orElse(failure.toString());
                                    activity.failed(text);
                                    desk.toasts().show(Tone.BAD, title + " failed. " + text);
                                    ended();
                                }));
        return activity;
    }

    /// A cancelled task calls nobody back, but what it undid on its way out changed the store too.
    private <T> T undisturbed(
            Function<Consumer<BackupProgress>, T> work,
            Consumer<BackupProgress> progress,
            Activity activity) {
        try {
            return work.apply(progress);
        } finally {
            Platform.runLater(
                    () -> {
                        if (activity.stateProperty().get() == Activity.State.CANCELLED) {
                            ended();
                        }
                    });
        }
    }

    private void ended() {
        running.removeIf(activity -> activity.stateProperty().get() != Activity.State.RUNNING);
        finished.set(finished.get() + 1);
    }

    private static double fraction(BackupProgress now) {
        return now.total().isPresent() && now.total().getAsLong() > 0
                ? Math.min(1, (double) now.done() / now.total().getAsLong())
                : -1;
    }
}
