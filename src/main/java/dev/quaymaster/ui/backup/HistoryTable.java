package dev.quaymaster.ui.backup;

import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The history of a stack or volume, one line a set or failed run, as high as it has lines.
final class HistoryTable extends TableView<HistoryRow> {

    private static final double HEADER = 34;
    private static final double ROW = 33;
    private static final int AT_LEAST = 2;

    /// Creates an empty table.
    HistoryTable() {
        setId("set-table");
        getStyleClass().add("history-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        var volumes = text("Volumes", 230, HistoryRow::volumes);
        volumes.setMinWidth(100);
        getColumns()
                .setAll(List.of(
                        text("When", 124, HistoryTable::when),
                        result(),
                        volumes,
                        text("Size", 152, HistoryRow::size),
                        number(text("Took", 74, row -> Words.duration(row.took()))),
                        text("Copies", 144, HistoryRow::copies)));
        volumes.setMaxWidth(Double.MAX_VALUE);
        setPlaceholder(new Label("No backup yet."));
        fit(0);
    }

    /// Shows these lines and keeps the selection where it still exists.
    void show(List<HistoryRow> rows) {
        var selected = getSelectionModel().getSelectedItem();
        getItems().setAll(rows);
        if (selected != null) {
            rows.stream()
                    .filter(row -> row.started().equals(selected.started()))
                    .findFirst()
                    .ifPresent(getSelectionModel()::select);
        }
        fit(rows.size());
    }

    private void fit(int rows) {
        double height = HEADER + Math.max(AT_LEAST, rows) * ROW;
        setMinHeight(HEADER + AT_LEAST * ROW);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    private static String when(HistoryRow row) {
        return Words.moment(row.started(), Instant.now(), ZoneId.systemDefault());
    }

    private static TableColumn<HistoryRow, HistoryRow> column(String title, double width) {
        var column = new TableColumn<HistoryRow, HistoryRow>(title);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        return column;
    }

    private static TableColumn<HistoryRow, HistoryRow> text(
            String title, double width, Function<HistoryRow, String> words) {
        var column = column(title, width);
        column.setCellFactory(table -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable HistoryRow row, boolean empty) {
                super.updateItem(row, empty);
                var text = row == null || empty ? "" : words.apply(row);
                setText(text);
                setTooltip(text.length() > 24 ? new Tooltip(text) : null);
            }
        });
        return column;
    }

    private static TableColumn<HistoryRow, HistoryRow> number(TableColumn<HistoryRow, HistoryRow> column) {
        column.getStyleClass().add("number");
        return column;
    }

    private static TableColumn<HistoryRow, HistoryRow> result() {
        var column = column("Result", 124);
        column.setCellFactory(table -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable HistoryRow row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(row == null || empty ? null : new Pill(row.tone(), row.result()));
            }
        });
        return column;
    }
}
