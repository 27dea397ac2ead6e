package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.stack.Change;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.EquivalentCommand;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows what an update would do and why, before it is done.
final class ReviewDialog {

    private static final double WIDTH = 900;

    private final Dialogs dialogs;

    ReviewDialog(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /// Shows a plan.
    ///
    /// @param plan what would be done
    /// @param files where it comes from
    /// @param request what was asked
    /// @param apply does it
    void show(Plan plan, ComposeFiles files, Request request, Runnable apply) {
        var body = new ArrayList<Node>();
        body.add(counts(plan));
        body.add(table(plan));
        plan.warnings().forEach(warning -> body.add(warning(warning)));
        body.add(command(EquivalentCommand.of(files, request)));
        var title =
                plan.isEmpty()
                        ? plan.project() + " is up to date"
                        : "Apply changes to " + plan.project();
        var buttons =
                plan.isEmpty()
                        ? new Button[0]
                        : new Button[] {
                            Buttons.primary("apply", "Apply", () -> dialogs.closeAnd(apply))
                        };
        dialogs.show(dialogs.card(title, WIDTH, body, buttons));
    }

    private static HBox counts(Plan plan) {
        var counts = new EnumMap<ChangeKind, Integer>(ChangeKind.class);
        plan.changes().forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
        var box = new HBox(8);
        for (Map.Entry<ChangeKind, Integer> count : counts.entrySet()) {
            var to = count.getKey().changesSomething() ? " to " : " ";
            box.getChildren()
                    .add(new Pill(tone(count.getKey()), count.getValue() + to + count.getKey()));
        }
        return box;
    }

    private static Node table(Plan plan) {
        var rows = new VBox();
        rows.setId("review-changes");
        plan.changes().forEach(change -> rows.getChildren().add(row(change)));
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(320);
        scroll.setMinHeight(Math.min(320, 36.0 * plan.changes().size()));
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

    private static Node warning(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        var box = new HBox(label);
        box.getStyleClass().addAll(Styles.BANNER, "rounded");
        Tone.WARN.applyTo(box);
        return box;
    }

    private static Node command(String line) {
        var text = new Label(line);
        text.getStyleClass().add(Styles.MONO);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var copy =
                Buttons.link(
                        "copy-command",
                        "Copy equivalent command",
                        () -> {
                            var content = new ClipboardContent();
                            content.putString(line);
                            Clipboard.getSystemClipboard().setContent(content);
                        });
        var box = new HBox(12, text, copy);
        box.getStyleClass().add(Styles.CODE_BLOCK);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }
}
