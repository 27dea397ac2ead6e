package dev.quaymaster.ui.stack;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.Tasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// The logs of a stack, merged in time order: of all services or one, filtered by words, following
/// the end.
final class LogsView extends BorderPane implements AutoCloseable {

    private static final int LINES_KEPT = 20_000;
    private static final String ALL = "All services";

    private final Tasks tasks;
    private final LogFeed feed;
    private final ObservableList<LogFeed.Entry> lines = FXCollections.observableArrayList();
    private final FilteredList<LogFeed.Entry> shown = new FilteredList<>(lines);
    private final ListView<LogFeed.Entry> list = new ListView<>(shown);
    private final ComboBox<String> service = new ComboBox<>();
    private final TextField search = new TextField();
    private final CheckBox follow = new CheckBox("Follow");
    private Set<String> followed = Set.of();

    /// Creates an empty view.
    ///
    /// @param engine has the logs
    /// @param tasks runs the calls to it
    LogsView(Engine engine, Tasks tasks) {
        this.tasks = tasks;
        this.feed = new LogFeed(engine, Platform::runLater, this::append);
        list.setId("log-list");
        list.getStyleClass().add("log-list");
        list.setCellFactory(view -> new LogCell());
        list.setPlaceholder(
                new EmptyPane(
                        Feather.FILE_TEXT,
                        "No log lines",
                        "What the services print appears here once they run."));
        service.setId("log-service");
        service.getItems().setAll(ALL);
        service.setValue(ALL);
        search.setId("log-search");
        search.setPromptText("Find in the logs");
        HBox.setHgrow(search, Priority.ALWAYS);
        search.setMaxWidth(320);
        follow.setSelected(true);
        service.valueProperty().subscribe(this::filter);
        search.textProperty().subscribe(this::filter);
        var tools = new HBox(service, search, follow);
        tools.getStyleClass().add("tab-tools");
        setTop(tools);
        setCenter(list);
    }

    /// Follows these containers from now on.
    ///
    /// @param containers id → service name
    void follow(Map<String, String> containers) {
        if (containers.keySet().equals(followed)) {
            return;
        }
        followed = Set.copyOf(containers.keySet());
        var names = new ArrayList<>(List.of(ALL));
        containers.values().stream().distinct().sorted().forEach(names::add);
        service.getItems().setAll(names);
        if (!names.contains(service.getValue())) {
            service.setValue(ALL);
        }
        tasks.run(
                () -> {
                    feed.follow(containers);
                    return containers;
                },
                done -> {});
    }

    /// Shows one service's lines only.
    ///
    /// @param name the service
    void only(String name) {
        service.setValue(name);
    }

    private void append(List<LogFeed.Entry> batch) {
        var sorted = new ArrayList<>(batch);
        sorted.sort(Comparator.comparing(entry -> entry.line().time()));
        lines.addAll(sorted);
        if (lines.size() > LINES_KEPT) {
            lines.remove(0, lines.size() - LINES_KEPT);
        }
        if (follow.isSelected() && !shown.isEmpty()) {
            list.scrollTo(shown.size() - 1);
        }
    }

    private void filter() {
        var wanted = search.getText().toLowerCase(Locale.ROOT);
        var only = service.getValue();
        shown.setPredicate(
                entry ->
                        (only == null || only.equals(ALL) || entry.service().equals(only))
                                && entry.line().text().toLowerCase(Locale.ROOT).contains(wanted));
    }

    @Override
    public void close() {
        feed.close();
    }
}
