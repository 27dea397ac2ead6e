package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.Severity;
import dev.quaymaster.ui.kit.StateDot;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// What is wrong, a line for each problem; a click or Enter leads there.
final class ProblemList extends ListView<Problem> {

    private static final double ROW = 30;
    private static final int ROWS = 4;

    private final Consumer<Problem> onChoose;

    ProblemList(Consumer<Problem> onChoose) {
        this.onChoose = onChoose;
        setId("compose-problems");
        getStyleClass().add("problem-list");
        setAccessibleText("Problems");
        setFixedCellSize(ROW);
        setCellFactory(view -> new ProblemCell());
        setOnMouseClicked(click -> choose());
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                choose();
            }
        });
        show(List.of());
    }

    /// Changes the problems; without any the list is not there.
    void show(List<Problem> problems) {
        if (!getItems().equals(problems)) {
            getItems().setAll(problems);
        }
        setVisible(!problems.isEmpty());
        setManaged(!problems.isEmpty());
        double height = Math.min(ROWS, problems.size()) * ROW + 9;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /// Leads to the problem after the chosen one, or before it.
    void step(int by) {
        if (!getItems().isEmpty()) {
            int at = getSelectionModel().getSelectedIndex();
            int next = at < 0 ? (by > 0 ? 0 : getItems().size() - 1) : at + by;
            getSelectionModel().select(Math.floorMod(next, getItems().size()));
            choose();
        }
    }

    private void choose() {
        var problem = getSelectionModel().getSelectedItem();
        if (problem != null) {
            onChoose.accept(problem);
        }
    }

    private static final class ProblemCell extends ListCell<Problem> {

        private final StateDot dot = new StateDot(Tone.BAD);
        private final Label place = new Label();
        private final Label words = new Label();
        private final HBox row = new HBox(8, dot, place, words);

        ProblemCell() {
            row.getStyleClass().add("problem");
            place.getStyleClass().addAll(Styles.MUTED, Styles.MONO);
            place.setMinWidth(USE_PREF_SIZE);
            // no wider than the list
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            setGraphic(problem == null || empty ? null : row);
            setTooltip(null);
            if (problem != null) {
                dot.set(problem.severity() == Severity.ERROR ? Tone.BAD : Tone.WARN);
                place.setText(place(problem));
                var path = problem.path().isEmpty() ? "" : problem.path() + ": ";
                words.setText(path + problem.message());
                setTooltip(new Tooltip(problem.toString()));
            }
        }

        private static String place(Problem problem) {
            var at = problem.location();
            var file = at.file().getFileName();
            return at.line() == 0 ? String.valueOf(file) : file + ":" + at.line() + ":" + at.column();
        }
    }
}
