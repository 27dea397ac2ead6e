package dev.quaymaster.ui.editor;

import dev.quaymaster.editor.LineDiff;
import dev.quaymaster.ui.kit.Styles;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The lines that differ between two texts, each with its number, sign and colour.
final class DiffList extends ListView<LineDiff.Line> {

    private static final int CONTEXT = 3;

    DiffList(String id) {
        setId(id);
        getStyleClass().add("diff-list");
        setCellFactory(view -> new DiffCell());
        var none = new Label("No differences");
        none.getStyleClass().add(Styles.MUTED);
        setPlaceholder(none);
    }

    void show(LineDiff diff) {
        getItems().setAll(diff.isEmpty() ? List.of() : diff.around(CONTEXT).lines());
    }

    private static final class DiffCell extends ListCell<LineDiff.Line> {

        private final Label number = new Label();
        private final Label sign = new Label();
        private final Label text = new Label();
        private final HBox row = new HBox(8, number, sign, text);

        DiffCell() {
            number.getStyleClass().addAll(Styles.MONO, Styles.MUTED, "line-number");
            sign.getStyleClass().add(Styles.MONO);
            text.getStyleClass().add(Styles.MONO);
        }

        @Override
        protected void updateItem(LineDiff.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            for (var kind : LineDiff.Kind.values()) {
                boolean is = line != null && !empty && line.kind() == kind;
                pseudoClassStateChanged(PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)), is);
            }
            setGraphic(line == null || empty ? null : row);
            if (line != null) {
                int at = Math.max(line.before(), line.after());
                number.setText(at == 0 ? "" : Integer.toString(at));
                sign.setText(sign(line.kind()));
                text.setText(line.text());
                row.setAccessibleText(line.kind() + " " + line.text());
            }
        }

        private static String sign(LineDiff.Kind kind) {
            return switch (kind) {
                case ADDED -> "+";
                case REMOVED -> "−";
                case KEPT, GAP -> " ";
            };
        }
    }
}
