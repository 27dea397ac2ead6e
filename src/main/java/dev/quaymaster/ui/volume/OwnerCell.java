package dev.quaymaster.ui.volume;

import dev.quaymaster.ui.kit.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// An owner's name, and the number more quietly.
final class OwnerCell extends TableCell<FileRow, FileRow> {

    private final Label name = new Label();
    private final Label number = new Label();
    private final HBox box = new HBox(4, name, number);
    private final Tooltip tooltip = new Tooltip();

    OwnerCell() {
        number.getStyleClass().add(Styles.MUTED);
        box.getStyleClass().add("owner");
        name.setMinWidth(0);
    }

    @Override
    protected void updateItem(@Nullable FileRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        var owner = row.entry().owner();
        name.setText(owner.name());
        name.setManaged(!owner.name().isEmpty());
        number.setText(Integer.toString(owner.uid()));
        tooltip.setText("user " + owner.uid() + ", group " + owner.gid());
        setTooltip(tooltip);
        setGraphic(box);
    }
}
