package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.Navigator;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The volumes of a stack: who uses each, and a way into it.
final class StackVolumesView extends BorderPane {

    private final Navigator navigator;

    StackVolumesView(Navigator navigator) {
        this.navigator = navigator;
        setId("stack-volumes");
    }

    /// Shows the volumes as they are.
    ///
    /// @param picture the stack now
    void show(StackPicture picture) {
        var project = picture.project().orElse(null);
        if (project == null || project.volumes().isEmpty()) {
            setCenter(new EmptyPane(Feather.DATABASE, "No volumes", "This stack keeps nothing in named volumes."));
            return;
        }
        var rows = project.volumes().values().stream()
                .map(volume -> row(project, volume, picture))
                .toList();
        var list = new VBox();
        list.getStyleClass().add(Styles.CARD);
        list.getChildren().addAll(rows);
        var box = new VBox(list);
        box.getStyleClass().add("details");
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        setCenter(scroll);
    }

    private Node row(Project project, VolumeConfig volume, StackPicture picture) {
        boolean there = picture.observed()
                .map(state -> state.volumes().containsKey(volume.name()))
                .orElse(false);
        var name = new Label(volume.key());
        name.getStyleClass().add(Styles.STRONG);
        var detail = new Label(volume.name() + " · " + users(project, volume.key()));
        detail.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        var lines = new VBox(2, name, detail);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var row = new HBox(12, lines, new Pill(there ? Tone.OK : Tone.NEUTRAL, there ? "there" : "not created"));
        if (there) {
            row.getChildren()
                    .add(Buttons.plain("browse-" + volume.key(), "Browse", () -> navigator.openVolume(volume.name())));
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("activity-row");
        return row;
    }

    private static String users(Project project, String key) {
        var users = project.services().values().stream()
                .filter(service -> service.mounts().stream()
                        .anyMatch(mount -> mount instanceof Mount.Named named
                                && named.volume().equals(key)))
                .map(service -> service.name())
                .collect(Collectors.toCollection(ArrayList::new));
        return users.isEmpty() ? "no service uses it" : "used by " + String.join(", ", List.copyOf(users));
    }
}
