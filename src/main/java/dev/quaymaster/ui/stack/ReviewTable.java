package dev.quaymaster.ui.stack;

import static dev.quaymaster.stack.ChangeKind.ORPHAN;
import static dev.quaymaster.stack.ChangeKind.UNCHANGED;

import dev.quaymaster.stack.Change;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.words.Count;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The changes of a plan: how many of each kind, and line by line what happens and why.
final class ReviewTable {

    /// What is left of it in a window that is too low for more.
    private static final double LEAST_HEIGHT = 120;

    private ReviewTable() {}

    /// How many of each kind.
    static HBox counts(Plan plan) {
        var counts = new EnumMap<ChangeKind, Integer>(ChangeKind.class);
        plan.changes().forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
        var box = new HBox(8);
        for (Map.Entry<ChangeKind, Integer> count : counts.entrySet()) {
            box.getChildren().add(new Pill(tone(count.getKey()), words(count.getKey(), count.getValue())));
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var against = new Label("compared with what is running now");
        against.getStyleClass().add(Styles.MUTED);
        box.getChildren().addAll(space, against);
        return box;
    }

    /// A kind of change with its number: `2 to create`, `3 orphans`, `1 unchanged`.
    static String words(ChangeKind kind, int count) {
        return switch (kind) {
            case ORPHAN -> Count.words(count, kind.toString());
            case UNCHANGED -> count + " " + kind;
            case CREATE, RECREATE, START, STOP, RESTART, PAUSE, UNPAUSE, REMOVE, FETCH -> count + " to " + kind;
        };
    }

    /// The changes, what stays as it is last.
    static List<Change> inOrder(List<Change> changes) {
        return changes.stream()
                .sorted(Comparator.comparing((Change change) -> change.kind() == UNCHANGED)
                        .thenComparing(change -> change.kind() == ORPHAN))
                .toList();
    }

    /// What happens to each thing; as high as it needs to be, and scrolls where there is less room.
    static Node table(Plan plan) {
        var rows = new VBox();
        rows.setId("review-changes");
        inOrder(plan.changes()).forEach(change -> rows.getChildren().add(row(change)));
        var scroll = new Rows(rows);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(Math.min(LEAST_HEIGHT, 36.0 * plan.changes().size()));
        return scroll;
    }

    /// Asks for the height that its lines take once they are wrapped.
    private static final class Rows extends ScrollPane {

        Rows(VBox rows) {
            super(rows);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }
    }

    private static HBox row(Change change) {
        var name = new Label(change.subject());
        name.getStyleClass().add(Styles.STRONG);
        name.setPrefWidth(220);
        name.setMinWidth(220);
        var kind = new HBox(new Pill(tone(change.kind()), change.kind().toString()));
        kind.setPrefWidth(90);
        kind.setMinWidth(90);
        kind.setAlignment(Pos.CENTER_LEFT);
        var causes = new Label(String.join(" · ", change.causes()));
        causes.setWrapText(true);
        causes.setMinWidth(0);
        HBox.setHgrow(causes, Priority.ALWAYS);
        causes.setMaxWidth(Double.MAX_VALUE);
        var note = new Label(change.note());
        note.getStyleClass().add(Styles.MUTED);
        var row = new HBox(10, sign(change.kind()), name, kind, causes, note);
        row.getStyleClass().add("review-row");
        return row;
    }

    private static Pill sign(ChangeKind kind) {
        var text = switch (kind) {
            case CREATE, FETCH -> "+";
            case RECREATE, RESTART -> "~";
            case START, UNPAUSE -> "▸";
            case STOP, PAUSE -> "▪";
            case REMOVE -> "−";
            case UNCHANGED, ORPHAN -> "=";
        };
        var pill = new Pill(tone(kind), text);
        pill.setMinWidth(26);
        pill.setAlignment(Pos.CENTER);
        return pill;
    }

    private static Tone tone(ChangeKind kind) {
        return switch (kind) {
            case CREATE, START, UNPAUSE, FETCH -> Tone.OK;
            case RECREATE, RESTART, STOP, PAUSE -> Tone.WARN;
            case REMOVE -> Tone.BAD;
            case UNCHANGED, ORPHAN -> Tone.NEUTRAL;
        };
    }
}
