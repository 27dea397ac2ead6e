package dev.quaymaster.ui.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.restore.ArchiveExamination;
import dev.quaymaster.backup.restore.RestoreConcern;
import dev.quaymaster.backup.restore.RestorePlan;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import dev.quaymaster.words.ByteCount;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shows what a restore would do before it is done: which volumes, into which, what is stopped,
/// what is replaced. Where data is replaced a name has to be typed; what else the user should know
/// before has to be agreed to.
final class RestoreDialog {

    /// What the window needs beside the plan: the rest of the dialog, and air around it.
    private static final double OTHER_HEIGHT = 440;

    private final BackupJobs jobs;
    private final Desk desk;
    private final BackupSet set;
    private final ArchiveExamination examination;
    private final Map<SavedVolume, CheckBox> choices = new LinkedHashMap<>();
    private final TextField target = new TextField();
    private final VBox into = new VBox(4);
    private final VBox outcome = new VBox(8);
    private final TextField typed = new TextField();
    private final CheckBox agreement = new CheckBox("Restore all the same");
    private final Button confirm = Buttons.primary("confirm", "Restore", this::restore);
    private @Nullable RestorePlan plan;
    private int asked;

    RestoreDialog(BackupJobs jobs, Desk desk, BackupSet set) {
        this.jobs = jobs;
        this.desk = desk;
        this.set = set;
        this.examination = new ArchiveExamination(set);
        agreement.setId("agree-concerns");
        agreement.selectedProperty().subscribe(ticked -> allow());
        typed.setId("typed-name");
        typed.textProperty().subscribe(text -> allow());
        target.setId("restore-target");
        target.textProperty().subscribe(text -> look());
        confirm.setDisable(true);
    }

    /// Shows the dialog for all volumes of the set.
    void show() {
        show("");
    }

    /// Shows the dialog.
    ///
    /// @param only the name of the volume that is ticked; empty for all
    void show(String only) {
        var body = new ArrayList<Node>();
        body.add(Dialogs.paragraph("The backup of "
                + Words.moment(set.started(), Instant.now(), ZoneId.systemDefault())
                + ", "
                + ByteCount.words(set.manifest().contentBytes())
                + "."));
        for (var volume : set.manifest().volumes()) {
            var choice = new CheckBox(volume.title());
            choice.setId("restore-" + volume.title());
            choice.setSelected(only.isEmpty() || only.equals(volume.name()));
            choice.selectedProperty().subscribe((before, now) -> chosen());
            choices.put(volume, choice);
            body.add(choice);
        }
        var name = new Label("Into volume");
        name.getStyleClass().add("field-name");
        into.getChildren().setAll(name, target);
        body.add(into);
        body.add(outcome);
        desk.dialogs().show(desk.dialogs().card("Restore " + set.subject(), 560, body, confirm));
        chosen();
    }

    private List<SavedVolume> ticked() {
        return choices.entrySet().stream()
                .filter(choice -> choice.getValue().isSelected())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// One volume may go into another one; several go where they came from.
    private void chosen() {
        var ticked = ticked();
        into.setVisible(ticked.size() == 1);
        into.setManaged(ticked.size() == 1);
        if (ticked.size() == 1 && !target.getText().equals(ticked.getFirst().name())) {
            target.setText(ticked.getFirst().name());
        } else {
            look();
        }
    }

    /// Asks the engine what would happen; only the newest answer is shown.
    private void look() {
        plan = null;
        confirm.setDisable(true);
        int question = ++asked;
        var ticked = ticked();
        if (ticked.isEmpty()) {
            outcome.getChildren().setAll(Dialogs.paragraph("Choose at least one volume."));
            return;
        }
        var targets = new TreeMap<String, String>();
        ticked.forEach(volume -> targets.put(volume.name(), ""));
        if (ticked.size() == 1) {
            targets.put(ticked.getFirst().name(), target.getText().strip());
        }
        outcome.getChildren().setAll(Dialogs.paragraph("Reading the backup, and looking at what is there now…"));
        desk.tasks()
                .run(
                        () -> jobs.restorePlan(new RestoreRequest(set, targets), examination),
                        found -> {
                            if (question == asked) {
                                show(found);
                            }
                        },
                        failure -> {
                            if (question == asked) {
                                outcome.getChildren().setAll(note(Tone.BAD, String.valueOf(failure.getMessage())));
                            }
                        });
    }

    private void show(RestorePlan found) {
        plan = found;
        var lines = new VBox();
        lines.getStyleClass().addAll(Styles.CODE_BLOCK, "plan-lines");
        lines.setId("restore-plan");
        found.lines().stream().map(Dialogs::paragraph).forEach(lines.getChildren()::add);
        agreement.setSelected(false);
        var told = new VBox(8, lines);
        found.concerns().forEach(concern -> told.getChildren().add(note(concern)));
        outcome.getChildren().setAll(scrolling(told));
        if (needsAgreement(found)) {
            outcome.getChildren().add(agreement);
        }
        if (found.overwrites()) {
            outcome.getChildren()
                    .addAll(
                            note(
                                    Tone.WARN,
                                    "What "
                                            + String.join(", ", found.overwritten())
                                            + " holds now is replaced. It is kept as a safety copy"
                                            + " first."),
                            Dialogs.paragraph("Type " + set.subject() + " to confirm."),
                            typed);
            typed.setPromptText(set.subject());
            confirm.getStyleClass().add(Styles.DANGER);
        } else {
            confirm.getStyleClass().remove(Styles.DANGER);
        }
        allow();
    }

    /// A stack of many volumes has more to tell than a small window has room for.
    private static Node scrolling(VBox told) {
        var scroll = new ScrollPane(told);
        scroll.setFitToWidth(true);
        scroll.maxHeightProperty()
                .bind(scroll.sceneProperty()
                        .flatMap(Scene::heightProperty)
                        .map(height -> height.doubleValue() - OTHER_HEIGHT)
                        .orElse(Region.USE_COMPUTED_SIZE));
        return scroll;
    }

    private static Node note(RestoreConcern concern) {
        return note(concern.asks() ? Tone.WARN : Tone.NEUTRAL, sentence(concern));
    }

    private static String sentence(RestoreConcern concern) {
        var text = concern.text();
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private static boolean needsAgreement(RestorePlan plan) {
        return plan.concerns().stream().anyMatch(RestoreConcern::asks);
    }

    private void allow() {
        confirm.setDisable(plan == null || !agreedTo(plan));
    }

    private boolean agreedTo(RestorePlan shown) {
        return (!shown.overwrites() || typed.getText().strip().equals(set.subject()))
                && (!needsAgreement(shown) || agreement.isSelected());
    }

    private static Node note(Tone tone, String text) {
        var box = new HBox(Dialogs.paragraph(text));
        box.getStyleClass().addAll(Styles.BANNER, "rounded");
        tone.applyTo(box);
        return box;
    }

    private void restore() {
        var agreed = plan;
        if (agreed != null) {
            desk.dialogs()
                    .closeAnd(() -> jobs.restore(
                            agreed,
                            report -> report.warnings()
                                    .forEach(warning -> desk.toasts().show(Tone.WARN, warning))));
        }
    }
}
