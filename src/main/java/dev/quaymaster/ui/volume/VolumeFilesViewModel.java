package dev.quaymaster.ui.volume;

import dev.quaymaster.files.FileFailure;
import dev.quaymaster.ui.kit.Tasks;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.Listing;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.volume.VolumeGuard;
import dev.quaymaster.volume.VolumeMeasure;
import dev.quaymaster.volume.VolumePath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The files of one volume: the folder that is open, the entry that is selected and what can be
/// seen of it, and whether changes are allowed. A folder stays in sight until the next one is here.
final class VolumeFilesViewModel implements AutoCloseable {

    private final Tasks tasks;
    private final OpenVolume volume;
    private final ReadOnlyObjectWrapper<FilesState> state = new ReadOnlyObjectWrapper<>(new FilesState.Loading());
    private final ReadOnlyObjectWrapper<VolumePath> folder = new ReadOnlyObjectWrapper<>(VolumePath.ROOT);
    private final ReadOnlyObjectWrapper<Optional<VolumeEntry>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>(new Preview.None());
    private final ReadOnlyObjectWrapper<Optional<VolumeMeasure>> total = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper editingAllowed = new ReadOnlyBooleanWrapper();
    private final Map<VolumePath, VolumeMeasure> measured = new HashMap<>();
    private Tasks.Running listing = () -> {};
    private Tasks.Running reading = () -> {};
    private Tasks.Running counting = () -> {};

    /// Prepares to show a volume; [#open] begins.
    ///
    /// @param guard refuses changes while the volume is locked
    /// @param name the volume's name at the engine
    VolumeFilesViewModel(HelperContainers helpers, VolumeGuard guard, String name, Tasks tasks) {
        this.tasks = tasks;
        this.volume = new OpenVolume(helpers, guard, name);
    }

    /// The open folder and its rows.
    ReadOnlyObjectProperty<FilesState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The folder the user went to, before it is here.
    ReadOnlyObjectProperty<VolumePath> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /// The entry the user looks at.
    ReadOnlyObjectProperty<Optional<VolumeEntry>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// What can be seen of the selected entry.
    ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// How much the volume holds, once measured.
    ReadOnlyObjectProperty<Optional<VolumeMeasure>> totalProperty() {
        return total.getReadOnlyProperty();
    }

    /// Whether folders are being measured.
    ReadOnlyBooleanProperty measuringProperty() {
        return measuring.getReadOnlyProperty();
    }

    /// Whether the user allowed changes while containers run on the volume.
    ReadOnlyBooleanProperty editingAllowedProperty() {
        return editingAllowed.getReadOnlyProperty();
    }

    /// Goes to a folder.
    void open(VolumePath path) {
        open(path, Optional.empty());
    }

    /// Goes to a folder and selects what lies there.
    private void open(VolumePath path, Optional<VolumePath> thenSelect) {
        listing.cancel();
        folder.set(path);
        listing = tasks.run(
                () -> volume.browser().listing(path),
                found -> {
                    show(found);
                    select(thenSelect.flatMap(wanted -> find(found, wanted)));
                },
                failure -> {
                    select(Optional.empty());
                    state.set(new FilesState.Failed(path, FileFailure.named(failure)));
                });
    }

    /// Goes to the folder that holds this one, if it is not the volume's own.
    void up() {
        var here = folder.get();
        if (!here.isRoot()) {
            open(here.parent(), Optional.of(here));
        }
    }

    /// Lists the folder again and keeps the selection.
    void reload() {
        open(folder.get(), selected.get().map(VolumeEntry::path));
    }

    /// Goes to a file or folder of the volume, wherever it is.
    void reveal(VolumePath path) {
        listing.cancel();
        listing = tasks.run(
                () -> volume.browser().entry(path),
                entry -> {
                    if (entry.isFolder()) {
                        open(path);
                    } else {
                        open(path.parent(), Optional.of(path));
                    }
                },
                failure -> preview.set(new Preview.Failed(FileFailure.named(failure))));
    }

    /// Enters a folder, or goes where a link leads if that is inside the volume.
    void enter(VolumeEntry entry) {
        switch (entry.kind()) {
            case FOLDER -> open(entry.path());
            case LINK ->
                entry.linkTarget()
                        .flatMap(target -> entry.path().follow(target))
                        .ifPresentOrElse(
                                this::reveal,
                                () -> preview.set(new Preview.Nothing("This link leads out of the volume.")));
            case FILE, OTHER -> select(Optional.of(entry));
        }
    }

    /// Looks at an entry.
    void select(Optional<VolumeEntry> entry) {
        if (entry.equals(selected.get()) && !(preview.get() instanceof Preview.Failed)) {
            return;
        }
        reading.cancel();
        selected.set(entry);
        if (entry.isEmpty()) {
            preview.set(new Preview.None());
            return;
        }
        Preview.withoutReading(entry.get()).ifPresentOrElse(preview::set, () -> read(entry.get()));
    }

    private void read(VolumeEntry entry) {
        preview.set(new Preview.Loading());
        reading = tasks.run(
                () -> Preview.of(entry, volume.browser().read(entry.path(), Preview.wanted(entry))),
                preview::set,
                failure -> preview.set(new Preview.Failed(FileFailure.named(failure))));
    }

    /// Measures the open folder and its members.
    void measure() {
        var path = folder.get();
        counting.cancel();
        measuring.set(true);
        counting = tasks.run(
                () -> volume.browser().measure(path),
                found -> {
                    measuring.set(false);
                    measured.put(path, found);
                    if (path.isRoot()) {
                        total.set(Optional.of(found));
                    }
                    reshow();
                },
                _ -> measuring.set(false));
    }

    /// Permits changes although containers run on the volume.
    void allowEditing() {
        editingAllowed.set(true);
    }

    /// Makes a folder in the open one.
    void makeFolder(String name, Consumer<Throwable> onFailure) {
        var path = folder.get().child(name);
        change(browser -> browser.makeFolder(path), Optional.of(path), onFailure);
    }

    /// Removes a file, or a folder with all that is in it.
    void delete(VolumeEntry entry, Consumer<Throwable> onFailure) {
        change(browser -> browser.delete(entry.path()), Optional.empty(), onFailure);
    }

    private void change(
            Consumer<VolumeBrowser> change, Optional<VolumePath> thenSelect, Consumer<Throwable> onFailure) {
        var allowed = editingAllowed.get();
        tasks.run(
                () -> {
                    var browser = volume.browser();
                    if (allowed) {
                        browser.allowEditing();
                    }
                    change.accept(browser);
                    return browser;
                },
                _ -> open(folder.get(), thenSelect),
                onFailure);
    }

    private void show(Listing found) {
        var path = found.folder().path();
        var sizes = measured.get(path);
        var rows = found.entries().stream().map(entry -> row(entry, sizes)).toList();
        state.set(new FilesState.Ready(path, rows, found.complete()));
    }

    private void reshow() {
        if (state.get() instanceof FilesState.Ready ready) {
            var sizes = measured.get(ready.folder());
            var rows = ready.rows().stream().map(row -> row(row.entry(), sizes)).toList();
            state.set(new FilesState.Ready(ready.folder(), rows, ready.complete()));
        }
    }

    private static FileRow row(VolumeEntry entry, @Nullable VolumeMeasure sizes) {
        return new FileRow(
                entry,
                switch (entry.kind()) {
                    case FILE -> OptionalLong.of(entry.size());
                    case FOLDER ->
                        sizes == null
                                ? OptionalLong.empty()
                                : OptionalLong.of(sizes.children().getOrDefault(entry.name(), 0L));
                    case LINK, OTHER -> OptionalLong.empty();
                });
    }

    private static Optional<VolumeEntry> find(Listing found, VolumePath wanted) {
        return found.entries().stream()
                .filter(entry -> entry.path().equals(wanted))
                .findFirst();
    }

    /// Gives the helper container up until it is needed again, without waiting for it.
    void rest() {
        inBackground(volume::rest);
    }

    private void inBackground(Runnable work) {
        tasks.run(
                () -> {
                    work.run();
                    return work;
                },
                _ -> {});
    }

    /// Gives the helper container up, without waiting for it.
    @Override
    public void close() {
        listing.cancel();
        reading.cancel();
        counting.cancel();
        inBackground(volume::close);
    }
}
