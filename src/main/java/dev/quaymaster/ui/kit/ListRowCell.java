package dev.quaymaster.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws a [ListRow]: a heading in small capitals, or a dot with two lines of text and a figure.
final class ListRowCell extends ListCell<ListRow> {

    @Override
    protected void updateItem(@Nullable ListRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setPrefWidth(0);
        setGraphic(empty || row == null ? null : draw(row));
        setAccessibleText(row instanceof ListRow.Item item ? item.title() + ", " + item.subtitle() : null);
    }

    private Region draw(ListRow row) {
        return switch (row) {
            case ListRow.Heading heading -> heading(heading);
            case ListRow.Item item -> item(item);
        };
    }

    private Region heading(ListRow.Heading heading) {
        var text = new Label(heading.text());
        text.getStyleClass().add(Styles.LIST_HEADING);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var box = new HBox(text, space);
        box.getStyleClass().add("list-heading-row");
        if (!heading.action().isEmpty()) {
            var action = Buttons.link("list-action", heading.action(), heading.run());
            action.getStyleClass().add("list-action");
            box.getChildren().add(action);
        }
        return box;
    }

    private Region item(ListRow.Item item) {
        var title = new Label(item.title());
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var subtitle = new Label(item.subtitle());
        subtitle.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        var lines = new VBox(2, title, subtitle);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var box = new HBox(new StateDot(item.tone()), lines);
        box.getStyleClass().add("list-row");
        item.sign().ifPresent(sign -> box.getChildren().add(new FontIcon(sign)));
        if (!item.trailing().isEmpty()) {
            var trailing = new Label(item.trailing());
            trailing.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
            trailing.setMinWidth(USE_PREF_SIZE);
            box.getChildren().add(trailing);
        }
        return box;
    }
}
