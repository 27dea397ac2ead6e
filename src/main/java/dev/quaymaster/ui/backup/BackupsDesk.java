package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanSource;
import dev.quaymaster.backup.schedule.Schedule;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import dev.quaymaster.words.ByteCount;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/// What can be done with backups from anywhere in the window. Belongs to the FX thread.
///
/// @param engine has the volumes
/// @param jobs does the work
/// @param model knows what there is
/// @param elsewhere the name of the engine that scheduled backups run at, if it is another one
/// @param desk the window around it
public record BackupsDesk(Engine engine, BackupJobs jobs, BackupsViewModel model, Optional<String> elsewhere, Desk desk)
        implements SetInspector.Actions {

    /// Asks when a stack is to be backed up by itself.
    ///
    /// @param stack name of its project
    /// @param composeFile where its compose file lies
    public void schedule(String stack, Optional<Path> composeFile) {
        schedule(PlanSource.stack(stack, composeFile));
    }

    /// Asks when a stack or volume that has backups already is to be backed up by itself.
    void schedule(String subject) {
        schedule(
                isStack(subject)
                        ? PlanSource.stack(subject, Optional.empty())
                        : new PlanSource(Optional.empty(), Optional.empty(), List.of(subject)));
    }

    private void schedule(PlanSource source) {
        elsewhere.ifPresentOrElse(this::explain, () -> ask(source));
    }

    private void explain(String home) {
        desk.toasts()
                .show(
                        Tone.WARN,
                        "Backups by schedule run at the engine "
                                + home
                                + ". Here, choose Back up now; or run “quaymaster -c NAME backup"
                                + " run PLAN” from a timer of your own.");
    }

    private void ask(PlanSource source) {
        desk.tasks()
                .run(
                        () -> BackupsViewModel.planOf(model.book().catalog().plans(), source.title()),
                        found -> schedule(found.orElseGet(() -> nightly(source)), found.isPresent()));
    }

    /// Asks for a plan's schedule.
    void schedule(BackupPlan plan, boolean existing) {
        new ScheduleDialog(model.book(), jobs::atNextRun, desk, plan, existing, model::refresh).show();
    }

    private BackupPlan nightly(PlanSource source) {
        return BackupPlan.nightly(
                source,
                new Schedule("0 2 * * *", ZoneId.systemDefault()),
                model.book().store().folder());
    }

    /// Asks which backup of a volume to restore: the newest one is offered, the others are named.
    ///
    /// @param volume its name at the engine
    public void restore(String volume) {
        var sets =
                model.stateProperty().get().map(state -> state.ofVolume(volume)).orElse(List.of());
        if (sets.isEmpty()) {
            desk.toasts().show(Tone.WARN, "There is no backup of " + volume + " yet. Choose Back up now.");
        } else if (sets.size() == 1) {
            new RestoreDialog(jobs, desk, sets.getFirst()).show(volume);
        } else {
            new SetChoice(desk, sets, set -> new RestoreDialog(jobs, desk, set).show(volume)).show();
        }
    }

    /// The backups of one stack or volume, to be shown in a tab.
    ///
    /// @param subject the stack's or the volume's name
    public Node history(String subject) {
        return new EmbeddedHistory(subject, this);
    }

    /// When a volume was last backed up, as far as that is known without waiting.
    ///
    /// @param volume its name at the engine
    public Optional<Instant> lastBackup(String volume) {
        return model.stateProperty().get().flatMap(state -> state.lastBackup(volume));
    }

    /// Backs up what a plan says, or all of a stack or volume, now. The backup is one made by hand:
    /// no plan deletes it.
    void backUpNow(String subject, Optional<BackupPlan> plan) {
        var store = model.book().store();
        var request = plan.map(found -> BackupRequest.of(found, SetKind.MANUAL).byHand())
                .orElseGet(() -> request(subject, store));
        jobs.backUp(request, set -> {});
    }

    private BackupRequest request(String subject, BackupStore store) {
        return isStack(subject) ? BackupRequest.stack(subject, store) : BackupRequest.volume(subject, store);
    }

    private boolean isStack(String subject) {
        return model.stateProperty().get().map(state -> state.only(subject).sets()).orElse(List.of()).stream()
                .anyMatch(set -> set.manifest().about().stack().isPresent());
    }

    @Override
    public void restore(BackupSet set) {
        new RestoreDialog(jobs, desk, set).show();
    }

    @Override
    public void verify(BackupSet set) {
        jobs.verify(BackupsViewModel.storeOf(set), set);
    }

    @Override
    public void pin(BackupSet set, boolean pinned) {
        desk.tasks().run(() -> BackupsViewModel.storeOf(set).pin(set, pinned), _ -> model.refresh());
    }

    @Override
    public void delete(BackupSet set) {
        if (set.pinned()) {
            desk.toasts().show(Tone.WARN, "This backup is pinned. Unpin it first.");
            return;
        }
        var when = Words.moment(set.started(), Instant.now(), ZoneId.systemDefault());
        desk.dialogs()
                .confirmByTyping(
                        "Delete the backup of " + when,
                        List.of(Dialogs.paragraph(
                                "%s of %s are deleted for good. The volumes themselves are not touched."
                                        .formatted(
                                                ByteCount.words(set.manifest().storedBytes()), set.subject()))),
                        set.subject(),
                        "Delete",
                        () -> desk.tasks()
                                .run(
                                        () -> {
                                            var store = BackupsViewModel.storeOf(set);
                                            try (var _ = store.lock("deletion of " + set.id())) {
                                                store.delete(set);
                                            }
                                            return set.id();
                                        },
                                        id -> model.refresh()));
    }
}
