package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.restore.ArchiveExamination;
import dev.quaymaster.backup.restore.RestorePlan;
import dev.quaymaster.backup.restore.RestoreReport;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.retention.ExpiryPlan;
import dev.quaymaster.backup.retention.ExpiryPlanner;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.RunOutcome;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.MachineId;
import dev.quaymaster.ui.kit.Activity;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Latest;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.words.ByteCount;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    private final Supplier<BackupStore> usualStore;
    private final Desk desk;
    private final ObservableList<Activity> running =
            FXCollections.observableArrayList(activity -> new Observable[] {activity.stateProperty()});
    private final ObservableList<Activity> readOnly = FXCollections.unmodifiableObservableList(running);
    private final ReadOnlyIntegerWrapper finished = new ReadOnlyIntegerWrapper();

    /// Creates an idle object.
    ///
    /// @param engine has the volumes
    /// @param journals where unfinished runs are written down
    /// @param clock stamps the sets
    /// @param lockedVolumes names of the volumes that must not be restored into, as of now
    /// @param usualStore the folder of sets where nothing says otherwise
    /// @param desk the window around it
    public BackupJobs(
            Engine engine,
            Path journals,
            Clock clock,
            Supplier<Set<String>> lockedVolumes,
            Supplier<BackupStore> usualStore,
            Desk desk) {
        this.engine = engine;
        this.journals = journals;
        this.clock = clock;
        this.lockedVolumes = lockedVolumes;
        this.usualStore = usualStore;
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

    /// Runs a plan that is due: makes a backup, reads it back, deletes what the plan no longer
    /// keeps. Nothing is shown of a plan that has nothing to back up.
    ///
    /// @param plan what to do
    /// @param kind why
    /// @param outcome completed when the run has ended, however, on any thread
    public void runDue(BackupPlan plan, SetKind kind, CompletableFuture<RunOutcome> outcome) {
        desk.tasks()
                .run(
                        () -> runner(_ -> {}).hasWork(plan, kind),
                        work -> {
                            if (work) {
                                run(plan, kind, outcome);
                            } else {
                                outcome.complete(RunOutcome.NOTHING);
                            }
                        },
                        failure -> {
                            outcome.complete(outcome(failure));
                            var title = title(plan);
                            desk.activities().begin(title, () -> {}).failed(FileFailure.named(failure));
                            desk.toasts().show(Tone.BAD, title + " failed. " + FileFailure.named(failure));
                        });
    }

    private void run(BackupPlan plan, SetKind kind, CompletableFuture<RunOutcome> outcome) {
        var warnings = new ArrayList<String>();
        begin(
                title(plan),
                progress -> {
                    try {
                        var set = runner(warnings::add).run(plan, kind, progress);
                        outcome.complete(RunOutcome.DONE);
                        return set;
                    } catch (RuntimeException e) {
                        outcome.complete(RunOutcome.of(e));
                        throw e;
                    }
                },
                set -> saved(
                        "Backed up %s by its plan and read it back."
                                .formatted(plan.source().title()),
                        set,
                        warnings));
    }

    private static String title(BackupPlan plan) {
        return "Backing up " + plan.source().title();
    }

    private PlanRunner runner(Consumer<String> warnings) {
        return new PlanRunner(engine, journals, clock, warnings);
    }

    private static RunOutcome outcome(Throwable failure) {
        return failure instanceof Exception e ? RunOutcome.of(e) : RunOutcome.FAILED;
    }

    /// What the next run of a plan deletes; reads its folder and asks the engine, so not for the FX
    /// thread.
    ExpiryPlan atNextRun(BackupPlan plan) {
        var store = new BackupStore(plan.destination());
        return new ExpiryPlanner(store.list(), store.history(), clock.instant())
                .atNextRun(plan, MachineId.current(), Optional.of(engine.info().id()));
    }

    /// Makes a backup and reads it back.
    ///
    /// @param request of what, and where to
    /// @param onSuccess takes the set once it is complete and was read back, and only then
    /// @return the activity
    public Activity backUp(BackupRequest request, Consumer<BackupSet> onSuccess) {
        var warnings = new ArrayList<String>();
        return begin(
                "Backing up " + request.subject(),
                progress -> runner(warnings::add).run(request, progress),
                set -> {
                    onSuccess.accept(set);
                    return saved(
                            "Backed up %s and read it back: %s in %s."
                                    .formatted(
                                            request.subject(),
                                            ByteCount.words(set.manifest().contentBytes()),
                                            ByteCount.words(set.manifest().storedBytes())),
                            set,
                            warnings);
                });
    }

    /// What came of a backup: what is not in it, and what went wrong beside it, is told.
    private static Ended saved(String text, BackupSet set, List<String> warnings) {
        var more = new ArrayList<String>();
        set.manifest().notSaved().stream().filter(one -> one.kind().losesData()).forEach(one -> more.add(one.text()));
        more.addAll(warnings);
        return more.isEmpty() ? new Ended(Tone.OK, text) : new Ended(Tone.WARN, text + " " + String.join(" ", more));
    }

    /// How a job ended, as the user is told.
    private record Ended(Tone tone, String text) {}

    /// Reads a set back in full.
    ///
    /// @param store holds the set
    /// @param set what to check
    /// @return the activity
    public Activity verify(BackupStore store, BackupSet set) {
        return run(
                "Checking " + set.id(), progress -> runner(_ -> {}).verify(store, set, progress), BackupJobs::outcome);
    }

    /// What a check came to; a dump that was only read is not praised.
    private static String outcome(BackupSet checked) {
        var record = checked.check().orElseThrow();
        var text = switch (checked.state()) {
            case COMPLETE, VERIFIED -> "Every byte of " + checked.id() + " is as it was written.";
            case READ_BACK ->
                "Every byte of %s is as it was written. Whether its dump loads was not tried.".formatted(checked.id());
            case DAMAGED ->
                "The backup %s is damaged: %s".formatted(checked.id(), String.join("; ", record.problems()));
        };
        return record.notes().isEmpty() ? text : text + " " + String.join("; ", record.notes()) + ".";
    }

    /// Looks at what a restore would do; asks the engine and reads the archives, so not for the FX
    /// thread.
    ///
    /// @param examination of the request's set; remembers what was read
    /// @throws dev.quaymaster.volume.VolumeException when the user locked a target
    RestorePlan restorePlan(RestoreRequest request, ArchiveExamination examination) {
        return restorer().plan(request, examination, _ -> {});
    }

    private Restorer restorer() {
        return new Restorer(engine, journals, clock, lockedVolumes).withUsualStore(usualStore.get());
    }

    /// Restores what the user agreed to.
    ///
    /// @param plan as it was shown
    /// @param onSuccess takes the report
    /// @return the activity
    public Activity restore(RestorePlan plan, Consumer<RestoreReport> onSuccess) {
        return begin("Restoring " + plan.set().subject(), progress -> restorer().run(plan, progress), report -> {
            onSuccess.accept(report);
            return restored(plan, report);
        });
    }

    private static Ended restored(RestorePlan plan, RestoreReport report) {
        var text = new StringBuilder("Restored ");
        text.append(plan.set().subject())
                .append(" from ")
                .append(plan.set().id())
                .append('.');
        report.safetyCopy()
                .ifPresent(copy ->
                        text.append(" What was there before is kept in %s, %s; delete it when you need it no more."
                                .formatted(
                                        copy.id(),
                                        ByteCount.words(copy.manifest().storedBytes()))));
        report.containerNews().forEach(news -> text.append(' ').append(news));
        return new Ended(report.complete() ? Tone.OK : Tone.WARN, text.toString());
    }

    private <T> Activity run(String title, Function<Consumer<BackupProgress>, T> work, Function<T, String> onSuccess) {
        return begin(title, work, result -> new Ended(Tone.OK, onSuccess.apply(result)));
    }

    private <T> Activity begin(String title, Function<Consumer<BackupProgress>, T> work, Function<T, Ended> onSuccess) {
        var task = new AtomicReference<Tasks.@Nullable Running>();
        var activity = desk.activities()
                .begin(title, () -> Optional.ofNullable(task.get()).ifPresent(Tasks.Running::cancel));
        running.add(activity);
        var pace = new Pace(System::nanoTime);
        var progress = new Latest<BackupProgress>(now -> {
            if (activity.stateProperty().get() == Activity.State.RUNNING) {
                activity.advance(fraction(now), pace.words(now));
            }
        });
        task.set(desk.tasks()
                .run(
                        () -> undisturbed(work, progress, activity),
                        result -> {
                            var end = onSuccess.apply(result);
                            activity.done(end.text());
                            desk.toasts().show(end.tone(), end.text());
                            ended();
                        },
                        failure -> {
                            var text = FileFailure.named(failure);
                            activity.failed(text);
                            desk.toasts().show(Tone.BAD, title + " failed. " + text);
                            ended();
                        }));
        return activity;
    }

    /// A cancelled task calls nobody back, but what it undid on its way out changed the store too.
    private <T> T undisturbed(
            Function<Consumer<BackupProgress>, T> work, Consumer<BackupProgress> progress, Activity activity) {
        try {
            return work.apply(progress);
        } finally {
            Platform.runLater(() -> {
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
