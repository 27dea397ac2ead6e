package dev.quaymaster.ui.editor;

import dev.quaymaster.editor.EditorException;
import dev.quaymaster.editor.FileWatch;
import dev.quaymaster.editor.KeptVersion;
import dev.quaymaster.editor.KeptVersions;
import dev.quaymaster.editor.TextFile;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The files of one stack while they are edited: which there are, which are open, what is wrong
/// with what is typed. Lives on the FX thread; files are read, checked and written on others.
public final class EditorViewModel implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EditorViewModel.class.getName());
    private static final Duration PAUSE_IN_TYPING = Duration.millis(150);

    private final Desk desk;
    private final KeptVersions versions;
    private final Map<Path, EditorDocument> documents = new LinkedHashMap<>();
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<EditorDocument>> current =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LoadedStack>> checked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final PauseTransition pause = new PauseTransition(PAUSE_IN_TYPING);
    private final Coalesced<Map<Path, String>, LoadedStack> checks;
    private final @Nullable FileWatch watch;
    private Runnable onSaved = () -> {};

    /// Creates a model without files.
    ///
    /// @param source the compose file or folder of the stack
    /// @param environment the variables its files may use
    /// @param versions keeps what is saved over
    /// @param desk the window around it
    public EditorViewModel(Path source, Map<String, String> environment, KeptVersions versions, Desk desk) {
        this.desk = desk;
        this.versions = versions;
        var variables = Map.copyOf(environment);
        this.checks = new Coalesced<>(
                desk.tasks(),
                typed -> LoadedStack.load(source, variables, typed),
                this::checked,
                failure -> desk.toasts().show(Tone.BAD, String.valueOf(failure)));
        this.watch = watch();
        pause.setOnFinished(event -> checks.submit(typed()));
    }

    private @Nullable FileWatch watch() {
        try {
            return FileWatch.open(file -> Platform.runLater(() -> lookAtDisk(file)));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "Files cannot be watched", e);
            return null;
        }
    }

    /// Called after each save, on the FX thread.
    public void setOnSaved(Runnable action) {
        onSaved = action;
    }

    /// Takes over what was loaded from disk.
    ///
    /// @param stack the stack as its saved files say it
    public void loaded(LoadedStack stack) {
        if (unsaved.get() || checked.get().filter(stack::equals).isPresent()) {
            return;
        }
        checked(stack);
    }

    private void checked(LoadedStack stack) {
        listFiles(stack);
        checked.set(Optional.of(stack));
        if (current.get().isEmpty()) {
            stack.files().files().stream().findFirst().ifPresent(this::open);
        }
    }

    private void listFiles(LoadedStack stack) {
        var all = new LinkedHashSet<>(stack.files().files());
        all.addAll(stack.files().effectiveEnvFiles());
        all.addAll(stack.filesRead());
        if (stack.project().isEmpty()) {
            // a broken file hides which others belong to it
            all.addAll(files);
        }
        all.removeIf(file -> !Files.isRegularFile(file));
        if (!List.copyOf(all).equals(files)) {
            files.setAll(all);
            if (watch != null) {
                watch.watch(all);
            }
        }
    }

    /// The files of the stack: compose files first, then env files and what is included.
    public ObservableList<Path> files() {
        return files;
    }

    /// Opens a file, or brings it to the front if it is open.
    ///
    /// @param file one of the files
    void open(Path file) {
        open(file, () -> {});
    }

    /// Opens a file, or brings it to the front if it is open.
    ///
    /// @param file one of the files
    /// @param then what to do once it is in front
    void open(Path file, Runnable then) {
        var known = documents.get(file);
        if (known != null) {
            current.set(Optional.of(known));
            then.run();
            return;
        }
        desk.tasks().run(() -> TextFile.read(file), read -> {
            var document = documents.computeIfAbsent(file, _ -> newDocument(read));
            current.set(Optional.of(document));
            then.run();
        });
    }

    private EditorDocument newDocument(TextFile file) {
        var document = new EditorDocument(file);
        document.textProperty().subscribe((before, after) -> pause.playFromStart());
        document.modifiedProperty().subscribe(modified -> countUnsaved());
        return document;
    }

    private void countUnsaved() {
        unsaved.set(unsavedDocuments().findAny().isPresent());
    }

    private Stream<EditorDocument> unsavedDocuments() {
        return documents.values().stream().filter(one -> one.modifiedProperty().get());
    }

    /// The names of the files with changes that are not saved.
    public List<String> unsavedFiles() {
        return unsavedDocuments()
                .map(one -> one.path().getFileName().toString())
                .toList();
    }

    private Map<Path, String> typed() {
        var texts = new LinkedHashMap<Path, String>();
        unsavedDocuments()
                .forEach(one -> texts.put(one.path(), one.textProperty().get()));
        return texts;
    }

    /// Saves a file, keeping what was there.
    ///
    /// @param document an open file
    /// @param then what to do once it is saved
    void save(EditorDocument document, Runnable then) {
        var text = document.textProperty().get();
        var expected = document.savedProperty().get();
        desk.tasks()
                .run(
                        () -> {
                            var onDisk = TextFile.read(document.path());
                            if (!onDisk.equals(expected)) {
                                return new Outcome(onDisk, false);
                            }
                            versions.keep(onDisk);
                            return new Outcome(onDisk.save(text), true);
                        },
                        outcome -> {
                            if (!outcome.saved()) {
                                document.foundOnDisk(outcome.onDisk());
                                return;
                            }
                            document.wasSaved(outcome.onDisk());
                            onSaved.run();
                            then.run();
                        });
    }

    private record Outcome(TextFile onDisk, boolean saved) {}

    /// Saves every changed file.
    ///
    /// @param then what to do once all are saved; not done when one could not be
    public void saveAll(Runnable then) {
        var waiting = new ArrayList<>(unsavedDocuments().toList());
        if (waiting.isEmpty()) {
            then.run();
        } else {
            save(waiting.getFirst(), () -> saveAll(then));
        }
    }

    /// Drops all that is typed and not saved.
    public void discard() {
        unsavedDocuments()
                .toList()
                .forEach(one -> one.takeFromDisk(one.savedProperty().get()));
    }

    /// Looks whether another program has written a file.
    private void lookAtDisk(Path file) {
        var document = documents.get(file);
        if (document == null) {
            onSaved.run();
            return;
        }
        desk.tasks()
                .run(
                        () -> TextFile.read(file),
                        found -> {
                            var before = document.savedProperty().get();
                            document.foundOnDisk(found);
                            if (!found.equals(before)
                                    && document.foreignProperty().get().isEmpty()) {
                                onSaved.run();
                            }
                        },
                        failure -> missing(file, failure));
    }

    private void missing(Path file, Throwable failure) {
        // between the deletion and the renaming of another program's save it is gone for a moment
        if (failure instanceof EditorException && !Files.exists(file)) {
            LOG.log(System.Logger.Level.DEBUG, file + " is gone", failure);
        } else {
            desk.toasts().show(Tone.WARN, String.valueOf(failure.getMessage()));
        }
    }

    /// Reads the earlier versions of a file.
    ///
    /// @param file the file
    /// @param onList takes them, the newest first
    void versions(Path file, Consumer<List<KeptVersion>> onList) {
        desk.tasks().run(() -> versions.list(file), onList);
    }

    /// Reads an earlier version.
    ///
    /// @param version which
    /// @param onText takes its text
    void read(KeptVersion version, Consumer<String> onText) {
        desk.tasks().run(() -> TextFile.read(version.stored()).text(), onText);
    }

    /// The file in front.
    ReadOnlyObjectProperty<Optional<EditorDocument>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// The stack as it was last checked: as it is typed, or as it is on disk.
    public ReadOnlyObjectProperty<Optional<LoadedStack>> checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    /// Whether anything typed is not on disk.
    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /// The window around it.
    Desk desk() {
        return desk;
    }

    @Override
    public void close() {
        pause.stop();
        if (watch != null) {
            watch.close();
        }
    }
}
