package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.usage.Sample;
import dev.quaymaster.stack.usage.Usage;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The services of a stack as a table.
final class ServicesView extends TableView<ServicesView.Row> {

    /// A line of the table, in words.
    record Row(
            String name,
            String state,
            Tone tone,
            String image,
            String ports,
            String cpu,
            String memory,
            String network,
            String disk) {}

    /// Creates an empty table.
    ///
    /// @param onOpen takes the service that was double-clicked
    /// @param menu the menu of a service, beside its line
    ServicesView(Consumer<String> onOpen, BiFunction<String, Node, ContextMenu> menu) {
        setId("services-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new EmptyPane(Feather.LAYERS, "No services", "The compose file has no service to run."));
        getColumns().add(column("Service", 150, Row::name));
        getColumns().add(stateColumn());
        getColumns().add(column("Image", 220, Row::image));
        getColumns().add(column("Ports", 200, Row::ports));
        getColumns().add(number(column("CPU", 70, Row::cpu)));
        getColumns().add(number(column("Memory", 90, Row::memory)));
        getColumns().add(number(column("Network", 100, Row::network)));
        getColumns().add(number(column("Disk", 100, Row::disk)));
        setRowFactory(table -> {
            var row = new TableRow<Row>();
            row.setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !row.isEmpty()) {
                    onOpen.accept(row.getItem().name());
                }
            });
            row.setOnContextMenuRequested(asked -> {
                if (!row.isEmpty()) {
                    // the line may be made anew while its menu is open
                    menu.apply(row.getItem().name(), row).show(this, asked.getScreenX(), asked.getScreenY());
                }
                asked.consume();
            });
            return row;
        });
    }

    /// Shows the services as they are.
    ///
    /// @param picture the stack now
    /// @param usage what each service uses
    void show(StackPicture picture, Map<String, Usage> usage) {
        var rows =
                picture.project().map(project -> rows(project, picture, usage)).orElse(List.of());
        if (rows.size() != getItems().size()) {
            getItems().setAll(rows);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).equals(getItems().get(i))) {
                getItems().set(i, rows.get(i)); // what is selected stays so
            }
        }
    }

    /// The service of the selected line.
    Optional<String> selectedService() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(Row::name);
    }

    private static List<Row> rows(Project project, StackPicture picture, Map<String, Usage> usage) {
        return project.services().values().stream()
                .map(service -> row(project, service, picture, usage.getOrDefault(service.name(), Usage.NONE)))
                .toList();
    }

    private static Row row(Project project, Service service, StackPicture picture, Usage usage) {
        var status = picture.status(service.name());
        var ports = service.ports().stream()
                .map(port -> port.published().map(host -> host + " → ").orElse("") + port.target())
                .collect(Collectors.joining(", "));
        return new Row(
                service.name(),
                status + times(picture.containers(service.name())),
                StatusTone.of(status),
                service.imageIn(project.name()),
                ports,
                said(usage, UsageWords::cpu),
                said(usage, UsageWords::memory),
                said(usage, now -> UsageWords.rate(now.network())),
                said(usage, now -> UsageWords.rate(now.disk())));
    }

    private static String said(Usage usage, Function<Sample, String> words) {
        return usage.now().map(words).orElse("");
    }

    /// ` × 2` where two run, ` · 1 of 2` where the other does not.
    private static String times(List<ObservedContainer> containers) {
        var alive = containers.stream().filter(one -> one.state().alive()).count();
        if (containers.size() < 2 || alive == 0) {
            return "";
        }
        return alive == containers.size() ? " × " + alive : " · " + alive + " of " + containers.size();
    }

    private static TableColumn<Row, String> column(String title, double width, Function<Row, String> value) {
        var column = new TableColumn<Row, String>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new SimpleStringProperty(value.apply(row.getValue())));
        return column;
    }

    private static TableColumn<Row, String> number(TableColumn<Row, String> column) {
        column.getStyleClass().add("number");
        return column;
    }

    private static TableColumn<Row, String> stateColumn() {
        var column = column("State", 110, Row::state);
        column.setCellFactory(ignored -> new TableCell<>() {
            private final Pill pill = new Pill(Tone.NEUTRAL, "");

            @Override
            protected void updateItem(@Nullable String state, boolean empty) {
                super.updateItem(state, empty);
                var row = getTableRow() == null ? null : getTableRow().getItem();
                if (empty || state == null || row == null) {
                    setGraphic(null);
                } else {
                    pill.set(row.tone(), state);
                    setGraphic(pill);
                }
            }
        });
        return column;
    }
}
