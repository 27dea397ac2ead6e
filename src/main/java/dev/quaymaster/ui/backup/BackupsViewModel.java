package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.UnreadableSet;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.ui.kit.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the stores hold, read again whenever a job has ended. Belongs to the FX thread.
public final class BackupsViewModel {

    private final PlanBook book;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<BackupsState>> state = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Creates a model that has read nothing yet.
    ///
    /// @param book has the plans and the store
    /// @param jobs whose end changes the stores
    /// @param tasks does the reading
    public BackupsViewModel(PlanBook book, BackupJobs jobs, Tasks tasks) {
        this.book = book;
        this.tasks = tasks;
        jobs.finishedProperty().subscribe(count -> refresh());
    }

    /// What was read last; empty until the first reading.
    ReadOnlyObjectProperty<Optional<BackupsState>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Tells whenever plans and backups were read anew.
    ///
    /// @param told called on the FX thread
    public void onRead(Runnable told) {
        state.addListener((_, _, _) -> told.run());
    }

    /// The plans and the store, to change them.
    PlanBook book() {
        return book;
    }

    /// Reads everything again.
    public void refresh() {
        tasks.run(() -> read(book), read -> state.set(Optional.of(read)));
    }

    private static BackupsState read(PlanBook book) {
        var catalog = book.catalog();
        var plans = catalog.plans();
        var folders = new LinkedHashSet<Path>();
        folders.add(book.store().folder());
        plans.stream().map(BackupPlan::destination).forEach(folders::add);
        var sets = new ArrayList<BackupSet>();
        var history = new ArrayList<RunRecord>();
        var unreadable = new ArrayList<String>();
        for (var folder : folders) {
            try {
                var store = new BackupStore(folder);
                var listing = store.read();
                sets.addAll(listing.sets());
                listing.unreadable().forEach(set -> unreadable.add(text(set)));
                unreadable.addAll(listing.notices());
                history.addAll(store.history());
            } catch (BackupException e) {
                unreadable.add(String.valueOf(e.getMessage()));
            }
        }
        sets.sort(Comparator.comparing(BackupSet::started).reversed());
        history.sort(Comparator.comparing(RunRecord::started).reversed());
        var folder = book.store().folder();
        return new BackupsState(plans, catalog.problems(), sets, history, unreadable, folder, free(folder));
    }

    private static String text(UnreadableSet set) {
        return "The backup %s is unreadable and left alone: %s.".formatted(set.id(), set.reason());
    }

    private static long free(Path folder) {
        for (Path place = folder; place != null; place = place.getParent()) {
            if (Files.isDirectory(place)) {
                try {
                    return Files.getFileStore(place).getUsableSpace();
                } catch (IOException e) {
                    return -1;
                }
            }
        }
        return -1;
    }

    /// The store a set lies in.
    static BackupStore storeOf(BackupSet set) {
        var folder = set.folder().toAbsolutePath().getParent();
        return new BackupStore(folder == null ? set.folder() : folder);
    }

    /// The plan of a stack or volume that was made here, if there is one.
    static Optional<BackupPlan> planOf(List<BackupPlan> plans, String subject) {
        return plans.stream()
                .filter(plan -> !plan.fromLabels() && plan.source().title().equals(subject))
                .findFirst();
    }
}
