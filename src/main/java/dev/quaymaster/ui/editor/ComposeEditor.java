package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.edit.Names;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.words.Count;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The files of a stack to read and edit, with what is wrong below and what it means beside.
///
/// Keys: Ctrl+S saves, Ctrl+Space proposes, Ctrl+F finds, F8 and Shift+F8 lead through the
/// problems, F6 leaves the text.
public final class ComposeEditor extends BorderPane {

    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    private final EditorViewModel model;
    private final Map<Path, SourceEditor> editors = new HashMap<>();
    private final EditorBar bar;
    private final ForeignChange foreign = new ForeignChange(this::compareWithDisk);
    private final FindBar find = new FindBar(this::area);
    private final ProblemList problems = new ProblemList(this::lead);
    private final Label state = new Label();
    private final SplitPane split = new SplitPane();
    private final BorderPane source = new BorderPane();
    private final ResolvedPane resolved;
    private final ChangesPane changes;
    private final VersionsPane versions;
    private @Nullable SourceEditor shown;
    private Names known = Names.NONE;

    /// Creates the view.
    ///
    /// @param model the files
    public ComposeEditor(EditorViewModel model) {
        this.model = model;
        setId("compose-editor");
        getStyleClass().add("compose-editor");
        bar = new EditorBar(model, this::save, this::showSide, this::showSecrets);
        resolved = new ResolvedPane(model.desk());
        changes = new ChangesPane(bar::secretsShown);
        versions = new VersionsPane(model, bar::secretsShown);
        state.setId("editor-state");
        state.getStyleClass().add("editor-state");
        source.setTop(new VBox(foreign, find));
        split.getItems().add(source);
        setTop(bar);
        setCenter(split);
        setBottom(new VBox(problems, state));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.currentProperty().subscribe(document -> document.ifPresent(this::show));
        model.checkedProperty().subscribe(stack -> stack.ifPresent(this::checked));
    }

    private void show(EditorDocument document) {
        var editor = editors.computeIfAbsent(document.path(), path -> newEditor(document));
        boolean another = shown != null && shown != editor;
        shown = editor;
        source.setCenter(editor);
        if (another) {
            editor.area().requestFocus();
        }
        foreign.follow(document);
        editor.mark(problems.getItems());
        showSide();
        showState();
    }

    private SourceEditor newEditor(EditorDocument document) {
        var desk = model.desk();
        var editor = new SourceEditor(document, () -> known, desk.tasks(), desk.toasts());
        editor.area().caretPositionProperty().addListener(moved -> showState());
        document.textProperty().subscribe((before, after) -> showChanges());
        document.savedProperty().subscribe((before, after) -> saved(document, before.text()));
        return editor;
    }

    private void checked(LoadedStack stack) {
        stack.project().ifPresent(project -> known = Names.of(project).withVariables(stack.variables()));
        problems.show(stack.loaded().problems());
        editors.values().forEach(editor -> editor.mark(stack.loaded().problems()));
        if (bar.side() == EditorBar.Side.RESOLVED) {
            resolved.show(stack);
        }
        showState();
    }

    private void showState() {
        var errors = problems.getItems().size();
        var words = errors == 0 ? "No problems" : Count.words(errors, "problem");
        var now = area();
        state.setText(
                now == null
                        ? words
                        : "%s · line %d, column %d"
                                .formatted(words, now.getCurrentParagraph() + 1, now.getCaretColumn() + 1));
    }

    private void lead(Problem problem) {
        var at = problem.location();
        if (shown != null && shown.document().path().equals(at.file())) {
            shown.area().show(at.line() - 1, at.column() - 1);
        } else if (model.files().contains(at.file())) {
            model.open(at.file(), () -> lead(problem));
        }
    }

    private void showSide() {
        var side = bar.side();
        Pane pane = switch (side) {
            case NONE -> null;
            case RESOLVED -> resolved;
            case CHANGES -> changes;
            case VERSIONS -> versions;
        };
        if (pane == null) {
            split.getItems().setAll(source);
            return;
        }
        if (!split.getItems().contains(pane)) {
            split.getItems().setAll(source, pane);
            split.setDividerPositions(0.55);
        }
        switch (side) {
            case RESOLVED -> model.checkedProperty().get().ifPresent(resolved::show);
            case VERSIONS -> document().ifPresent(versions::show);
            case CHANGES -> showChanges();
            case NONE -> {}
        }
    }

    private void showChanges() {
        if (bar.side() == EditorBar.Side.CHANGES) {
            document()
                    .ifPresent(now -> changes.show(
                            now,
                            now.savedProperty().get().text(),
                            now.textProperty().get(),
                            "Not saved"));
        }
    }

    /// Right after a save there is nothing that is not saved: what it changed is shown instead.
    private void saved(EditorDocument document, String before) {
        if (document().filter(document::equals).isPresent()
                && !document.modifiedProperty().get()) {
            changes.show(document, before, document.textProperty().get(), "Saved");
            if (bar.side() == EditorBar.Side.VERSIONS) {
                versions.show(document);
            }
        }
    }

    private void compareWithDisk() {
        bar.choose(EditorBar.Side.CHANGES);
        document()
                .ifPresent(now -> now.foreignProperty()
                        .get()
                        .ifPresent(disk -> changes.show(
                                now, disk.text(), now.textProperty().get(), "From disk to yours")));
    }

    private void showSecrets(boolean visible) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass("secrets-shown"), visible);
        showSide();
    }

    private void save() {
        document().filter(now -> now.modifiedProperty().get()).ifPresent(now -> model.save(now, () -> tellSaved(now)));
    }

    private void tellSaved(EditorDocument document) {
        var found = problems.getItems().size();
        var with = found == 0 ? "" : " with " + Count.words(found, "problem");
        model.desk()
                .toasts()
                .show(
                        found == 0 ? Tone.OK : Tone.WARN,
                        document.path().getFileName() + " is saved" + with + "; the version before is kept.");
    }

    private void pressed(KeyEvent event) {
        if (SAVE.match(event)) {
            save();
        } else if (event.getCode() == KeyCode.F8) {
            problems.step(event.isShiftDown() ? -1 : 1);
        } else if (event.getCode() == KeyCode.F6) {
            leaveText();
        } else {
            return;
        }
        event.consume();
    }

    private void leaveText() {
        var now = area();
        if (now != null && !now.isFocused()) {
            now.requestFocus();
        } else if (problems.isVisible()) {
            problems.requestFocus();
        } else {
            bar.requestFocus();
        }
    }

    /// Shows the bar that finds words in the file.
    public void find() {
        find.open();
    }

    private Optional<EditorDocument> document() {
        return Optional.ofNullable(shown).map(SourceEditor::document);
    }

    private @Nullable SourceArea area() {
        return shown == null ? null : shown.area();
    }
}
