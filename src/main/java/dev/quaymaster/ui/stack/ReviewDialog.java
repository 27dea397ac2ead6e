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
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
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
    private static final double TABLE_HEIGHT = 260;
    private static final double WARNINGS_HEIGHT = 132;

    private final Dialogs dialogs;

    ReviewDialog(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /// Shows a plan and what would get in its way.
    ///
    /// @param review what would be done
    /// @param files where it comes from
    /// @param request what was asked
    /// @param apply takes the request the user agreed to, and whether to back up first
    void show(
            Review review,
            ComposeFiles files,
            Request.Up request,
            BiConsumer<Request.Up, Boolean> apply) {
        var plan = review.plan();
        var orphans = new CheckBox("Remove services that are no longer in the file");
        orphans.setId("review-orphans");
        var backUp = new CheckBox("Back up the volumes first");
        backUp.setId("review-back-up-first");
        backUp.setSelected(review.concernsData());
        var body = new ArrayList<Node>();
        body.add(counts(plan));
        body.add(table(plan));
        if (review.hasOrphans()) {
            body.add(orphans);
        }
        if (!plan.warnings().isEmpty() || !review.warnings().isEmpty()) {
            body.add(warnings(review));
        }
        body.add(command(EquivalentCommand.of(files, request)));
        if (plan.isEmpty() && !review.hasOrphans()) {
            dialogs.show(dialogs.card(plan.project() + " is up to date", WIDTH, body));
            return;
        }
        var agree =
                Buttons.primary(
                        "apply",
                        "Apply",
                        () ->
                                dialogs.closeAnd(
                                        () ->
                                                apply.accept(
                                                        orphans.isSelected()
                                                                ? request.removingOrphans()
                                                                : request,
                                                        backUp.isSelected())));
        agree.disableProperty()
                .bind(orphans.selectedProperty().map(ticked -> plan.isEmpty() && !ticked));
        var card = dialogs.card("Apply changes to " + plan.project(), WIDTH, body, agree);
        dialogs.show(review.concernsData() ? Dialogs.withChoice(card, backUp) : card);
    }

    private static Node warnings(Review review) {
        var box = new VBox(6);
        box.setId("review-warnings");
        review.plan().warnings().forEach(text -> box.getChildren().add(banner(Tone.WARN, text)));
        for (var warning : review.warnings()) {
            var tone = warning.harmless() ? Tone.NEUTRAL : Tone.WARN;
            box.getChildren().add(banner(tone, warning.toString()));
        }
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(WARNINGS_HEIGHT);
        scroll.setMinHeight(Math.min(WARNINGS_HEIGHT, 42.0 * box.getChildren().size()));
        return scroll;
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
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var against = new Label("compared with what is running now");
        against.getStyleClass().add(Styles.MUTED);
        box.getChildren().addAll(space, against);
        return box;
    }

    private static Node table(Plan plan) {
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

    private static Node banner(Tone tone, String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        var box = new HBox(label);
        box.getStyleClass().addAll(Styles.BANNER, "rounded");
        tone.applyTo(box);
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
