package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.Severity;
import dev.quaymaster.ui.kit.StateDot;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The text of a stack's compose file with line numbers, and the problems found in it.
final class ComposeFileView extends BorderPane {

    private final ListView<String> text = new ListView<>();
    private final VBox problems = new VBox(6);

    ComposeFileView() {
        text.setId("compose-text");
        text.getStyleClass().add("log-list");
        text.setCellFactory(view -> new SourceLineCell());
        problems.setId("compose-problems");
        problems.getStyleClass().add("problem-list");
        setCenter(text);
    }

    /// Shows a file and what is wrong with it.
    ///
    /// @param lines the file's lines
    /// @param found problems in the order found
    void show(List<String> lines, List<Problem> found) {
        text.getItems().setAll(lines);
        problems.getChildren().setAll(found.stream().map(this::row).toList());
        setBottom(found.isEmpty() ? null : problems);
    }

    private HBox row(Problem problem) {
        var tone = problem.severity() == Severity.ERROR ? Tone.BAD : Tone.WARN;
        var words = new Label(problem.toString());
        words.setWrapText(true);
        var row = new HBox(8, new StateDot(tone), words);
        row.getStyleClass().add("problem");
        row.setOnMouseClicked(click -> select(problem.location().line()));
        return row;
    }

    private void select(int line) {
        if (line > 0 && line <= text.getItems().size()) {
            text.getSelectionModel().select(line - 1);
            text.scrollTo(Math.max(0, line - 4));
        }
    }

    private static final class SourceLineCell extends javafx.scene.control.ListCell<String> {

        private final Label number = new Label();
        private final Label source = new Label();
        private final HBox row = new HBox(16, number, source);

        SourceLineCell() {
            row.getStyleClass().addAll("log-row", Styles.MONO);
            number.getStyleClass().addAll(Styles.MUTED, "line-number");
        }

        @Override
        protected void updateItem(@org.jspecify.annotations.Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(empty ? null : row);
            number.setText(Integer.toString(getIndex() + 1));
            source.setText(line == null ? "" : line);
        }
    }
}
