package dev.quaymaster.ui.volume;

import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.volume.VolumePath;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The table of a folder's entries: folders first, then as the chosen column says.
final class FilesTable extends TableView<FileRow> {

    private static final Comparator<FileRow> FOLDERS_FIRST =
            Comparator.comparing(row -> !row.entry().isFolder());
    private static final Comparator<FileRow> BY_NAME =
            Comparator.comparing(row -> row.entry().name(), String.CASE_INSENSITIVE_ORDER);

    private final ObservableList<FileRow> rows = FXCollections.observableArrayList();
    private final FilteredList<FileRow> found = new FilteredList<>(rows);
    private final SortedList<FileRow> sorted = new SortedList<>(found, FOLDERS_FIRST.thenComparing(BY_NAME));

    FilesTable() {
        setId("files-table");
        setAccessibleText("Files");
        getStyleClass().add("files-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var name = column("name", "Name", 320, BY_NAME);
        name.setCellFactory(_ -> new FileNameCell());
        var size = column("size", "Size", 84, Comparator.comparingLong(FileRow::sizeOrNone));
        size.getStyleClass().add("number");
        size.setCellFactory(_ -> new TextCell<>(FileRow::sizeText, "number"));
        var modified = column(
                "modified",
                "Modified",
                136,
                Comparator.comparing(row -> row.entry().modified()));
        modified.setCellFactory(_ -> new TextCell<>(FileRow::modifiedText, "time"));
        var mode = column(
                "permissions",
                "Permissions",
                106,
                Comparator.comparing(row -> row.entry().permissions()));
        mode.setCellFactory(_ -> new TextCell<>(row -> row.entry().permissions(), Styles.MONO));
        var owner = column(
                "owner",
                "Owner",
                110,
                Comparator.comparingInt(row -> row.entry().uid()));
        owner.setCellFactory(_ -> new OwnerCell());
        getColumns().addAll(List.of(name, size, modified, mode, owner));
        widthProperty().subscribe(width -> {
            mode.setVisible(width.doubleValue() > 560);
            owner.setVisible(width.doubleValue() > 470);
        });
        setItems(sorted);
        setSortPolicy(table -> {
            var chosen = table.getComparator();
            sorted.setComparator(FOLDERS_FIRST.thenComparing(chosen == null ? BY_NAME : chosen));
            return true;
        });
        setPlaceholder(new Label(""));
    }

    private static TableColumn<FileRow, FileRow> column(
            String id, String title, double width, Comparator<FileRow> order) {
        var column = new TableColumn<FileRow, FileRow>(title);
        column.setId("files-" + id);
        column.setPrefWidth(width);
        column.setMinWidth(id.equals("name") ? 140 : width);
        if (!id.equals("name")) {
            column.setMaxWidth(width * 1.5);
        }
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(order);
        return column;
    }

    /// Replaces the rows; those that are the same stay untouched, so that nothing moves under the
    /// pointer.
    void setRows(List<FileRow> newRows) {
        if (!paths(newRows).equals(paths(rows))) {
            rows.setAll(newRows);
            return;
        }
        for (var i = 0; i < newRows.size(); i++) {
            if (!newRows.get(i).equals(rows.get(i))) {
                rows.set(i, newRows.get(i));
            }
        }
    }

    private static List<VolumePath> paths(List<FileRow> rows) {
        return rows.stream().map(row -> row.entry().path()).toList();
    }

    /// Shows only entries whose name holds these letters.
    void filter(String wanted) {
        var letters = wanted.strip().toLowerCase(Locale.ROOT);
        found.setPredicate(row -> row.entry().name().toLowerCase(Locale.ROOT).contains(letters));
    }

    /// The selected entry.
    Optional<VolumeEntry> selection() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(FileRow::entry);
    }

    /// Selects an entry, or nothing.
    void choose(Optional<VolumeEntry> entry) {
        for (var i = 0; i < sorted.size() && entry.isPresent(); i++) {
            if (sorted.get(i).entry().path().equals(entry.get().path())) {
                getSelectionModel().clearAndSelect(i);
                getFocusModel().focus(i);
                scrollTo(Math.max(0, i - 4));
                return;
            }
        }
        getSelectionModel().clearSelection();
        if (!sorted.isEmpty()) {
            getFocusModel().focus(0);
        }
    }

    /// A cell of plain text.
    private static final class TextCell<T> extends TableCell<T, T> {

        private final Function<T, String> text;

        TextCell(Function<T, String> text, String styleClass) {
            this.text = text;
            getStyleClass().add(styleClass);
        }

        @Override
        protected void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : text.apply(row));
        }
    }
}
