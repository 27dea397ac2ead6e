package dev.quaymaster.ui.kit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The column beside the rail: a filter field over a grouped list of which one item is selected.
public final class ListColumn extends VBox {

    private final TextField filter = new TextField();
    private final ListView<ListRow> list = new ListView<>();
    private final Consumer<String> onSelect;
    private List<ListRow> rows = List.of();
    private String selected = "";
    private boolean updating;

    /// Creates an empty column.
    ///
    /// @param id the id of the list within, for tests
    /// @param prompt the words in the empty filter field; empty for no field
    /// @param onSelect takes the id of the item that the user selected
    public ListColumn(String id, String prompt, Consumer<String> onSelect) {
        this.onSelect = onSelect;
        getStyleClass().add("list-column");
        setPrefWidth(232);
        setMinWidth(200);
        filter.setPromptText(prompt);
        filter.setId(id + "-filter");
        filter.textProperty().subscribe(this::refresh);
        list.setId(id);
        list.setCellFactory(view -> new ListRowCell());
        list.getSelectionModel().selectedItemProperty().subscribe(this::selectionChanged);
        VBox.setVgrow(list, Priority.ALWAYS);
        if (!prompt.isEmpty()) {
            getChildren().add(filter);
        }
        getChildren().add(list);
    }

    /// Replaces the rows and keeps the selection where it still exists.
    ///
    /// @param newRows headings and items in the order shown
    public void setRows(List<ListRow> newRows) {
        if (!newRows.equals(rows)) {
            rows = List.copyOf(newRows);
            refresh();
        }
    }

    /// Selects an item without telling the listener.
    ///
    /// @param id the item's id; an unknown one clears the selection
    public void select(String id) {
        selected = id;
        refresh();
    }

    /// The field that filters, to put the focus there.
    public TextField filterField() {
        return filter;
    }

    private void refresh() {
        updating = true;
        list.getItems().setAll(rows.stream().filter(this::matches).toList());
        indexOf(selected)
                .ifPresentOrElse(
                        index -> list.getSelectionModel().select((int) index),
                        () -> list.getSelectionModel().clearSelection());
        updating = false;
    }

    private boolean matches(ListRow row) {
        var wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        return switch (row) {
            case ListRow.Heading _ -> true;
            case ListRow.Item item -> item.title().toLowerCase(Locale.ROOT).contains(wanted);
        };
    }

    private Optional<Integer> indexOf(String id) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof ListRow.Item item && item.id().equals(id)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private void selectionChanged(@Nullable ListRow row) {
        if (!updating && row instanceof ListRow.Item item && !item.id().equals(selected)) {
            selected = item.id();
            onSelect.accept(item.id());
        }
    }
}
