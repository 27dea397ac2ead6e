package dev.quaymaster.ui.backup;

import dev.quaymaster.ui.kit.Activity;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card for each job under way: what, how far, how fast, and a way to cancel it.
final class RunningCards extends VBox {

    private final Map<Activity, Node> cards = new HashMap<>();

    /// Creates the cards.
    ///
    /// @param jobs whose running activities are shown
    RunningCards(BackupJobs jobs) {
        setSpacing(12);
        var running = jobs.running();
        running.addListener((ListChangeListener<Activity>) change -> show(jobs));
        show(jobs);
    }

    private void show(BackupJobs jobs) {
        var present = jobs.running().stream()
                .filter(activity -> activity.stateProperty().get() == Activity.State.RUNNING)
                .toList();
        cards.keySet().retainAll(present);
        getChildren()
                .setAll(present.stream()
                        .map(activity -> cards.computeIfAbsent(activity, RunningCards::card))
                        .toList());
        setVisible(!present.isEmpty());
        setManaged(!present.isEmpty());
    }

    private static Node card(Activity activity) {
        var title = new Label(activity.title());
        title.getStyleClass().add(Styles.STRONG);
        title.setMinWidth(Region.USE_PREF_SIZE);
        var detail = new Label();
        detail.getStyleClass().add(Styles.MUTED);
        detail.textProperty().bind(activity.detailProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var cancel = Buttons.plain("job-cancel", "Cancel", activity::cancel);
        var words = new HBox(8, title, detail, space, cancel);
        words.setAlignment(Pos.CENTER_LEFT);
        var bar = new ProgressBar();
        bar.progressProperty().bind(activity.fractionProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        var card = new VBox(8, words, bar);
        card.getStyleClass().add(Styles.CARD);
        return card;
    }
}
