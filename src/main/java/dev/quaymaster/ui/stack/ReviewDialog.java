package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.stack.EquivalentCommand;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.Images;
import dev.quaymaster.stack.Request.Recreate;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Dialogs;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows what an update would do and why, before it is done. What is ticked is planned anew at
/// once, so that what is shown is what would be done.
final class ReviewDialog {

    private static final double WIDTH = 900;
    private static final double WARNINGS_HEIGHT = 116;

    private final Dialogs dialogs;
    private final ComposeFiles files;
    private final BiConsumer<Request, Consumer<Review>> planner;
    private final BiConsumer<Request.Up, Boolean> onApply;
    private final CheckBox orphans = choice("review-orphans", "Remove services that are no longer in the file");
    private final CheckBox recreate = choice("review-recreate", "Recreate all containers");
    private final CheckBox update = choice("review-update", "Pull newer images and build");
    private final CheckBox backUp = choice("review-back-up-first", "Back up the volumes first");
    private final VBox found = new VBox(12);
    private final SimpleStringProperty command = new SimpleStringProperty("");
    private final Button apply = Buttons.primary("apply", "Apply", this::apply);
    private Request.Up asked = Request.Up.of();
    private int question;

    /// @param files the stack's, for the command
    /// @param planner plans a request anew, and hands over what it found
    /// @param onApply takes the request the user agreed to, and whether to back up first
    ReviewDialog(
            Dialogs dialogs,
            ComposeFiles files,
            BiConsumer<Request, Consumer<Review>> planner,
            BiConsumer<Request.Up, Boolean> onApply) {
        this.dialogs = dialogs;
        this.files = files;
        this.planner = planner;
        this.onApply = onApply;
    }

    private static CheckBox choice(String id, String text) {
        var choice = new CheckBox(text);
        choice.setId(id);
        return choice;
    }

    /// Shows a plan and what would get in its way.
    ///
    /// @param review what would be done
    /// @param request what was asked
    void show(Review review, Request.Up request) {
        asked = request;
        backUp.setSelected(review.concernsData());
        List<CheckBox> choices = review.hasOrphans() ? List.of(orphans, recreate, update) : List.of(recreate, update);
        choices.forEach(one -> one.selectedProperty().subscribe((before, now) -> planAnew()));
        var row = new FlowPane(18, 6);
        row.getChildren().addAll(choices);
        fill(review);
        var name = review.plan().project();
        var title =
                review.plan().isEmpty() && !review.hasOrphans() ? name + " is up to date" : "Apply changes to " + name;
        var card = dialogs.card(title, WIDTH, List.of(found, row, new CommandBox(command)), apply);
        dialogs.show(Dialogs.withChoice(card, backUp));
    }

    private void planAnew() {
        int now = ++question;
        apply.setDisable(true);
        command.set(EquivalentCommand.of(files, chosen()));
        planner.accept(chosen(), review -> {
            if (now == question) {
                backUp.setSelected(backUp.isSelected() || !backUp.isVisible());
                fill(review);
            }
        });
    }

    private Request.Up chosen() {
        var request = orphans.isSelected() ? asked.removingOrphans() : asked;
        if (recreate.isSelected()) {
            request = request.recreating(Recreate.ALWAYS);
        }
        return update.isSelected() ? request.withImages(Images.UPDATE) : request;
    }

    private void fill(Review review) {
        found.getChildren().setAll(ReviewTable.counts(review.plan()), ReviewTable.table(review.plan()));
        if (!review.plan().warnings().isEmpty() || !review.warnings().isEmpty()) {
            found.getChildren().add(warnings(review));
        }
        backUp.setVisible(review.concernsData());
        backUp.setManaged(review.concernsData());
        command.set(EquivalentCommand.of(files, chosen()));
        apply.setDisable(review.plan().isEmpty());
    }

    private void apply() {
        var request = chosen();
        var first = backUp.isVisible() && backUp.isSelected();
        dialogs.closeAnd(() -> onApply.accept(request, first));
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

    private static Node banner(Tone tone, String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        var box = new HBox(label);
        box.getStyleClass().addAll(Styles.BANNER, "rounded");
        tone.applyTo(box);
        return box;
    }
}
