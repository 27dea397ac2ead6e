package dev.quaymaster.ui.volume;

import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.volume.VolumeEntry;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// An entry's icon and name, and where a link leads.
final class FileNameCell extends TableCell<FileRow, FileRow> {

    private final FontIcon icon = new FontIcon(Feather.FILE);
    private final Label name = new Label();
    private final Label target = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final HBox box = new HBox(icon, name, target);

    FileNameCell() {
        getStyleClass().add("file-name-cell");
        box.getStyleClass().add("file-name");
        target.getStyleClass().add(Styles.MUTED);
        name.setMinWidth(0);
        target.setMinWidth(0);
        HBox.setHgrow(target, Priority.ALWAYS);
        box.setMinWidth(0);
        box.setPrefWidth(0);
        box.setMaxHeight(Region.USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable FileRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        var entry = row.entry();
        icon.setIconCode(icon(entry));
        icon.getStyleClass().setAll("ikonli-font-icon", "file-icon");
        icon.getStyleClass().add(entry.isFolder() ? "folder" : "file");
        name.setText(row.name());
        target.setText(
                entry.linkTarget().map(held -> "→ " + FileRow.shown(held)).orElse(""));
        // The name comes first; where a link leads is cut before it.
        name.setMinWidth(target.getText().isEmpty() ? 0 : USE_PREF_SIZE);
        tooltip.setText(name.getText() + (target.getText().isEmpty() ? "" : " " + target.getText()));
        setTooltip(tooltip);
        setGraphic(box);
        setAccessibleText(entry.kind().name().toLowerCase(Locale.ROOT) + " " + row.name());
    }

    private static Feather icon(VolumeEntry entry) {
        return switch (entry.kind()) {
            case FOLDER -> Feather.FOLDER;
            case LINK -> Feather.LINK;
            case OTHER -> Feather.CPU;
            case FILE -> Feather.FILE_TEXT;
        };
    }
}
