package dev.quaymaster.ui.stack;

import dev.quaymaster.stack.Change;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import java.util.EnumMap;
import java.util.Map;
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

    private static final double TABLE_HEIGHT = 240;

    private ReviewTable() {}

    /// How many of each kind.
    static HBox counts(Plan plan) {
        var counts = new EnumMap<ChangeKind, Integer>(ChangeKind.class);
        plan.changes().forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
        var box = new HBox(8);
        for (Map.Entry<ChangeKind, Integer> count : counts.entrySet()) {
            var to = count.getKey().changesSomething() ? " to " : " ";
            box.getChildren()
                    .add(new Pill(tone(count.getKey()), count.getValue() + to + count.getKey()));
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var against = new Label("compared with what is running now");
        against.getStyleClass().add(Styles.MUTED);
        box.getChildren().addAll(space, against);
        return box;
    }

    /// What happens to each thing.
    static Node table(Plan plan) {
        var rows = new VBox();
        rows.setId("review-changes");
        plan.changes().forEach(change -> rows.getChildren().add(row(change)));
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(TABLE_HEIGHT);
        scroll.setMinHeight(Math.min(TABLE_HEIGHT, 36.0 * plan.changes().size()));
        return scroll;
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
        var text =
                switch (kind) {
                    case CREATE, FETCH -> "+";
                    case RECREATE, RESTART -> "~";
                    case START, UNPAUSE -> "▸";
                    case STOP, PAUSE -> "▪";
                    case REMOVE, ORPHAN -> "−";
                    case UNCHANGED -> "=";
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
            case REMOVE, ORPHAN -> Tone.BAD;
            case UNCHANGED -> Tone.NEUTRAL;
        };
    }
}
