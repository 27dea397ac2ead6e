package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Facts;
import dev.quaymaster.ui.kit.Navigator;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Words;
import java.time.Instant;
import java.time.ZoneId;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The inspector of a volume or a mounted folder: where it is, who uses it, and a way into it.
final class StorageInspector extends VBox {

    /// Creates the inspector of a volume.
    ///
    /// @param project the stack
    /// @param volume the node of the diagram
    /// @param navigator leads to its files
    /// @param backups knows its last backup
    StorageInspector(Project project, DiagramNode.Volume volume, Navigator navigator, StackBackups backups) {
        start(volume.name());
        var last = backups.lastBackup(volume.engineName())
                .map(time -> Words.moment(time, Instant.now(), ZoneId.systemDefault()))
                .orElse("none yet");
        if (!volume.engineName().isEmpty()) {
            getChildren()
                    .add(new HBox(
                            8,
                            Buttons.plain(
                                    "inspector-browse", "Browse", () -> navigator.openVolume(volume.engineName())),
                            Buttons.plain(
                                    "inspector-backups", "Backups", () -> navigator.openBackups(project.name()))));
        }
        var users = DiagramTab.users(
                project,
                mount -> mount instanceof Mount.Named named
                        && DiagramNode.Volume.idOf(named.volume()).equals(volume.id()));
        getChildren()
                .add(new Facts(84)
                        .add("Kind", volume.detail())
                        .add("Name", volume.engineName().isEmpty() ? "none" : volume.engineName())
                        .add("Used by", users.isEmpty() ? "no service" : String.join(", ", users))
                        .add("Backup", last));
    }

    /// Creates the inspector of a mounted folder or file.
    ///
    /// @param project the stack
    /// @param bind the node of the diagram
    StorageInspector(Project project, DiagramNode.Bind bind) {
        start(bind.name());
        var users = DiagramTab.users(
                project,
                mount -> mount instanceof Mount.Bind one && one.source().equals(bind.source()));
        getChildren()
                .add(new Facts(84)
                        .add("Kind", bind.detail())
                        .add("Path", bind.source())
                        .add("Used by", String.join(", ", users)));
    }

    private void start(String name) {
        getStyleClass().add(Styles.INSPECTOR);
        setId("storage-inspector");
        var title = new Label(name);
        title.getStyleClass().add(Styles.PANEL_TITLE);
        title.setId("inspector-title");
        title.setWrapText(true);
        getChildren().add(title);
    }
}
