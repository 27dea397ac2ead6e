package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.RemoveImages;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks how far a stack is to be taken down. Its volumes go only when that is ticked and the
/// stack's name typed, and none of them is locked.
final class DownDialog {

    private static final double WIDTH = 560;

    private final Dialogs dialogs;
    private final CheckBox volumes = choice("down-volumes", "Also remove its volumes, with all data in them");
    private final CheckBox orphans = choice("down-orphans", "Also remove containers of services no longer in the file");
    private final CheckBox images = choice("down-images", "Also remove images that were built here");
    private final CheckBox backUp = choice("down-back-up-first", "Back up first");
    private final TextField typed = new TextField();

    DownDialog(Dialogs dialogs) {
        this.dialogs = dialogs;
        backUp.setSelected(true);
        typed.setId("typed-name");
    }

    private static CheckBox choice(String id, String text) {
        var choice = new CheckBox(text);
        choice.setId(id);
        return choice;
    }

    /// Asks.
    ///
    /// @param picture the stack now
    /// @param project the same, as its files have it
    /// @param kept why no volume may be removed; empty when they may
    /// @param down takes the request, and whether to back the volumes up first
    void show(StackPicture picture, Project project, String kept, BiConsumer<Request, Boolean> down) {
        var own = own(project);
        volumes.setDisable(own.isEmpty() || !kept.isEmpty());
        typed.setPromptText("Type " + project.name() + " to confirm");
        var danger = danger(own);
        danger.visibleProperty().bind(volumes.selectedProperty());
        danger.managedProperty().bind(volumes.selectedProperty());
        var body = new ArrayList<Node>();
        body.add(what(project));
        body.addAll(List.of(orphans, images, volumes));
        if (!kept.isEmpty()) {
            body.add(keptNote(kept));
        }
        body.add(danger);
        body.add(new CommandBox(Bindings.createStringBinding(
                () -> picture.command(request()),
                volumes.selectedProperty(),
                orphans.selectedProperty(),
                images.selectedProperty())));
        var act =
                Buttons.danger("confirm", "Take down", () -> dialogs.closeAnd(() -> down.accept(request(), backsUp())));
        act.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> volumes.isSelected() && !isTyped(project),
                        volumes.selectedProperty(),
                        typed.textProperty()));
        dialogs.show(dialogs.card("Take down " + project.name(), WIDTH, body, act));
    }

    private Node what(Project project) {
        var text = Dialogs.paragraph("");
        text.setId("down-what");
        var stops = "This stops "
                + ActionQuestion.names(List.copyOf(project.services().keySet()))
                + " and removes their containers and networks.";
        text.textProperty().bind(volumes.selectedProperty().map(gone -> stops + (gone ? "" : " Volumes are kept.")));
        return text;
    }

    private static List<String> own(Project project) {
        return project.volumes().values().stream()
                .filter(volume -> !volume.external())
                .map(VolumeConfig::name)
                .toList();
    }

    private boolean isTyped(Project project) {
        return typed.getText().strip().equals(project.name());
    }

    private boolean backsUp() {
        return volumes.isSelected() && backUp.isSelected();
    }

    private Request.Down request() {
        return new Request.Down(
                List.of(),
                volumes.isSelected(),
                orphans.isSelected(),
                images.isSelected() ? RemoveImages.LOCAL : RemoveImages.NONE,
                Optional.empty(),
                ProtectedVolumes.NONE);
    }

    /// Why no volume of the stack may be removed; empty when they may.
    static String keptBecause(Project project, ProtectedVolumes locked) {
        var kept = own(project).stream().filter(locked::contains).toList();
        return kept.isEmpty()
                ? ""
                : locked.reason(kept) + ", so no volume is removed. Unlock under Volumes first if that is meant.";
    }

    /// Why no volume may be removed when it is not known which are locked.
    static String keptBecause(Throwable failure) {
        return "Volumes are kept, because it is not known which of them are locked. " + failure.getMessage();
    }

    private static Node keptNote(String kept) {
        var text = Dialogs.paragraph(kept);
        text.setId("down-locked");
        text.getStyleClass().add(Styles.MUTED);
        return text;
    }

    private VBox danger(List<String> own) {
        var box = new VBox(
                8,
                Dialogs.paragraph("Lost for good unless there is a backup: " + String.join(", ", own) + "."),
                backUp,
                typed);
        box.getStyleClass().addAll(Styles.BANNER, "rounded", "danger-box");
        Tone.BAD.applyTo(box);
        return box;
    }
}
