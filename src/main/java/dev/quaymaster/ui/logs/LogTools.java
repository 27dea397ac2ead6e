package dev.quaymaster.ui.logs;

import dev.quaymaster.logs.LogFilter;
import dev.quaymaster.logs.LogLevel;
import dev.quaymaster.logs.LogQuery;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The row of tools above the lines; it breaks into two where it must.
final class LogTools extends FlowPane {

    private static final String ALL_SERVICES = "All services";
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    /// What the tools ask of the view.
    interface Listener {

        /// Other lines are wanted.
        void filterChanged();

        /// Go to what was found next, or before.
        void find(boolean forward);

        /// Another part of the logs is wanted.
        void rangeChosen(RangeChoice choice);

        /// Write what is shown to a file.
        void save();
    }

    private final Listener listener;
    private final ComboBox<String> service = new ComboBox<>();
    private final ComboBox<LevelChoice> level = new ComboBox<>();
    private final ComboBox<RangeChoice> range = new ComboBox<>();
    private final TextField search = new TextField();
    private final ToggleButton regex = toggle("log-regex", ".*", "Regular expression");
    private final ToggleButton matchCase = toggle("log-case", "Aa", "Match upper and lower case");
    private final Label count = new Label();
    private final Button previous;
    private final Button next;
    private final CheckBox only = check("log-only", "Only matches");
    private final CheckBox wrap = check("log-wrap", "Wrap");
    private final CheckBox follow = check("log-follow", "Follow");
    private boolean filling = true;

    /// From which level on lines are shown.
    private enum LevelChoice {
        ALL("All levels", LogLevel.DEBUG),
        WARNINGS("Warnings and errors", LogLevel.WARNING),
        ERRORS("Errors only", LogLevel.ERROR);

        private final String words;
        private final LogLevel least;

        LevelChoice(String words, LogLevel least) {
            this.words = words;
            this.least = least;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    LogTools(Listener listener) {
        this.listener = listener;
        this.previous = Buttons.icon(
                "log-previous", Feather.CHEVRON_UP, "Previous line found (Shift+Enter)", () -> listener.find(false));
        this.next =
                Buttons.icon("log-next", Feather.CHEVRON_DOWN, "Next line found (Enter)", () -> listener.find(true));
        getStyleClass().addAll("tab-tools", "log-tools");
        setUpChoices();
        setUpSearch();
        follow.setSelected(true);
        only.selectedProperty().subscribe(value -> changed());
        var save = Buttons.plain("log-save", "Save…", listener::save);
        getChildren()
                .addAll(
                        group(service, range, level),
                        group(wrap, follow, save),
                        group(search, regex, matchCase, previous, next, count, only));
        filling = false;
    }

    private static Node group(Node... nodes) {
        var box = new HBox(8, nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static ToggleButton toggle(String id, String text, String words) {
        var button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().addAll(Styles.MONO, "tool-toggle");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        return button;
    }

    private static CheckBox check(String id, String text) {
        var box = new CheckBox(text);
        box.setId(id);
        return box;
    }

    private void setUpChoices() {
        service.setId("log-service");
        service.setAccessibleText("Service");
        service.getItems().setAll(ALL_SERVICES);
        service.setValue(ALL_SERVICES);
        service.valueProperty().subscribe(value -> changed());
        level.setId("log-level");
        level.setAccessibleText("Level");
        level.getItems().setAll(LevelChoice.values());
        level.setValue(LevelChoice.ALL);
        level.valueProperty().subscribe(value -> changed());
        range.setId("log-range");
        range.setAccessibleText("Time range");
        range.getItems().setAll(RangeChoice.values());
        range.setValue(RangeChoice.LATEST);
        range.setOnAction(event -> listener.rangeChosen(range.getValue()));
    }

    private void setUpSearch() {
        search.setId("log-search");
        search.setPromptText("Find in the logs");
        search.setAccessibleText("Find in the logs");
        search.textProperty().subscribe(value -> changed());
        regex.selectedProperty().subscribe(value -> changed());
        matchCase.selectedProperty().subscribe(value -> changed());
        count.setId("log-count");
        count.getStyleClass().addAll(Styles.MUTED, Styles.SMALL, "log-count");
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                listener.find(!event.isShiftDown());
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        showCount("");
    }

    private void changed() {
        if (!filling) {
            listener.filterChanged();
        }
    }

    /// Offers these services.
    void setServices(List<String> names) {
        var items = new ArrayList<>(List.of(ALL_SERVICES));
        items.addAll(names);
        if (!items.equals(service.getItems())) {
            var chosen = service.getValue();
            filling = true;
            service.getItems().setAll(items);
            service.setValue(items.contains(chosen) ? chosen : ALL_SERVICES);
            filling = false;
            changed();
        }
    }

    void choose(String name) {
        if (!service.getItems().contains(name)) {
            service.getItems().add(name);
        }
        service.setValue(name);
    }

    /// Which lines are wanted, whatever is looked for.
    LogFilter filter() {
        var name = service.getValue();
        return LogFilter.ALL
                .ofService(Optional.ofNullable(name).filter(one -> !one.equals(ALL_SERVICES)))
                .from(level.getValue().least);
    }

    /// What is looked for; nothing when it can't be understood, which the field shows.
    Optional<LogQuery> query() {
        var text = search.getText();
        search.pseudoClassStateChanged(WRONG, false);
        search.setTooltip(null);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LogQuery.of(text, new LogQuery.Style(regex.isSelected(), matchCase.isSelected())));
        } catch (PatternSyntaxException e) {
            search.pseudoClassStateChanged(WRONG, true);
            search.setTooltip(new Tooltip("No regular expression: " + e.getDescription()));
            return Optional.empty();
        }
    }

    /// Says how much was found.
    void showCount(String words) {
        count.setText(words);
        previous.setDisable(words.isEmpty());
        next.setDisable(words.isEmpty());
        only.setDisable(words.isEmpty() && !only.isSelected());
    }

    void showRange(RangeChoice choice) {
        range.setOnAction(event -> {});
        range.setValue(choice);
        range.setOnAction(event -> listener.rangeChosen(range.getValue()));
    }

    CheckBox only() {
        return only;
    }

    CheckBox wrap() {
        return wrap;
    }

    CheckBox follow() {
        return follow;
    }

    TextField search() {
        return search;
    }
}
