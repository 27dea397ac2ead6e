package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Volume;
import dev.quaymaster.stack.Request;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks how far a stack is to be taken down. Its volumes go only when that is ticked and the
/// stack's name typed.
final class DownDialog {

    private static final double WIDTH = 500;

    private final Dialogs dialogs;

    DownDialog(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /// Asks.
    ///
    /// @param project the stack
    /// @param down takes the request, and whether to back the volumes up first
    void show(Project project, BiConsumer<Request, Boolean> down) {
        var own =
                project.volumes().values().stream()
                        .filter(volume -> !volume.external())
                        .map(Volume::name)
                        .toList();
        var volumes = new CheckBox("Also remove its volumes, with all data in them");
        volumes.setId("down-volumes");
        volumes.setDisable(own.isEmpty());
        var backUp = new CheckBox("Back up first");
        backUp.setId("down-back-up-first");
        backUp.setSelected(true);
        var typed = new TextField();
        typed.setId("typed-name");
        typed.setPromptText(project.name());
        var danger = danger(project, own, backUp, typed);
        danger.visibleProperty().bind(volumes.selectedProperty());
        danger.managedProperty().bind(volumes.selectedProperty());
        var act =
                Buttons.danger(
                        "confirm",
                        "Take down",
                        () ->
                                dialogs.closeAnd(
                                        () ->
                                                down.accept(
                                                        request(volumes.isSelected()),
                                                        volumes.isSelected()
                                                                && backUp.isSelected())));
        act.disableProperty()
                .bind(
                        volumes.selectedProperty()
                                .flatMap(
                                        ticked ->
                                                typed.textProperty()
                                                        .map(
                                                                text ->
                                                                        ticked
                                                                                && !text.strip()
                                                                                        .equals(
                                                                                                project
                                                                                                        .name()))));
        List<Node> body =
                List.of(
                        Dialogs.paragraph(
                                "This stops the services and removes their containers and networks. Volumes are kept."),
                        volumes,
                        danger);
        dialogs.show(dialogs.card("Take down " + project.name(), WIDTH, body, act));
    }

    private static Request request(boolean volumes) {
        return volumes ? Request.Down.withVolumes(Set.of()) : Request.Down.keepingVolumes();
    }

    private static VBox danger(
            Project project, List<String> volumes, CheckBox backUp, TextField typed) {
        var parts = new ArrayList<Node>();
        var list =
                Dialogs.paragraph(
                        "Lost for good unless there is a backup: "
                                + volumes.stream().collect(Collectors.joining(", "))
                                + ".");
        parts.add(list);
        parts.add(backUp);
        parts.add(Dialogs.paragraph("Type " + project.name() + " to confirm."));
        parts.add(typed);
        var box = new VBox(8);
        box.getChildren().addAll(parts);
        box.getStyleClass().addAll(Styles.BANNER, "rounded", "danger-box");
        Tone.BAD.applyTo(box);
        return box;
    }
}
