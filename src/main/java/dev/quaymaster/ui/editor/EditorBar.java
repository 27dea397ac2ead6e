package dev.quaymaster.ui.editor;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Tone;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Above the source: which file, whether it is saved, and what is shown beside it.
final class EditorBar extends HBox {

    /// What stands beside the source.
    enum Side {
        /// Nothing.
        NONE,
        /// What the files mean.
        RESOLVED,
        /// What is not saved.
        CHANGES,
        /// What was saved over.
        VERSIONS
    }

    private final EditorViewModel model;
    private final ComboBox<Path> files = new ComboBox<>();
    private final Pill unsaved = new Pill(Tone.WARN, "");
    private final ToggleGroup sides = new ToggleGroup();
    private final ToggleButton secrets = new ToggleButton("Show secrets");
    private final Button save;

    EditorBar(EditorViewModel model, Runnable onSave, Runnable onSide, Consumer<Boolean> onSecrets) {
        this.model = model;
        getStyleClass().add("tab-tools");
        save = Buttons.primary("save-file", "Save", onSave);
        save.setTooltip(new Tooltip("Ctrl+S; the version before is kept"));
        unsaved.setId("unsaved");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        chooser();
        secrets.setId("show-secrets");
        secrets.getStyleClass().add("bar-toggle");
        secrets.setMinWidth(USE_PREF_SIZE);
        secrets.selectedProperty().subscribe((before, visible) -> onSecrets.accept(visible));
        var choices = new HBox(
                side(Side.RESOLVED, "Resolved"), side(Side.CHANGES, "Changes"), side(Side.VERSIONS, "Versions"));
        choices.getStyleClass().add("choices");
        sides.selectedToggleProperty().subscribe((before, now) -> onSide.run());
        getChildren().addAll(files, unsaved, space, secrets, choices, save);
        model.currentProperty().subscribe(now -> now.ifPresent(this::follow));
    }

    private void chooser() {
        files.setId("file-chooser");
        files.setAccessibleText("File");
        files.setItems(model.files());
        files.setPrefWidth(190);
        files.setMinWidth(90);
        files.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Path file) {
                return file == null ? "" : name(file);
            }

            @Override
            public @Nullable Path fromString(String text) {
                return files.getValue();
            }
        });
        files.setOnAction(event -> {
            var chosen = files.getValue();
            if (chosen != null) {
                model.open(chosen);
            }
        });
    }

    /// As short as it is clear: relative to the folder of the stack.
    private String name(Path file) {
        return model.checkedProperty()
                .get()
                .map(stack -> stack.files().projectDirectory())
                .filter(file::startsWith)
                .map(folder -> folder.relativize(file).toString())
                .orElseGet(file::toString);
    }

    private ToggleButton side(Side side, String text) {
        var toggle = new ToggleButton(text);
        toggle.setId("side-" + text.toLowerCase(Locale.ROOT));
        toggle.setUserData(side);
        toggle.setToggleGroup(sides);
        toggle.setMinWidth(USE_PREF_SIZE);
        return toggle;
    }

    private void follow(EditorDocument document) {
        files.setValue(document.path());
        save.disableProperty().unbind();
        save.disableProperty().bind(document.modifiedProperty().not());
        document.modifiedProperty().subscribe(modified -> showUnsaved());
        model.unsavedProperty().subscribe(modified -> showUnsaved());
        showUnsaved();
    }

    private void showUnsaved() {
        var names = model.unsavedFiles();
        unsaved.set(Tone.WARN, names.isEmpty() ? "" : names.size() == 1 ? "not saved" : names.size() + " not saved");
    }

    /// What is to stand beside the source.
    Side side() {
        var toggle = sides.getSelectedToggle();
        return toggle != null && toggle.getUserData() instanceof Side side ? side : Side.NONE;
    }

    /// Chooses what stands beside the source.
    void choose(Side side) {
        sides.getToggles().stream()
                .filter(toggle -> side.equals(toggle.getUserData()))
                .forEach(sides::selectToggle);
    }

    /// Whether secrets may be seen.
    boolean secretsShown() {
        return secrets.isSelected();
    }

    @Override
    public void requestFocus() {
        files.requestFocus();
    }
}
