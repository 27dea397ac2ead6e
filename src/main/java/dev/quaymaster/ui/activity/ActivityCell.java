package dev.quaymaster.ui.activity;

import dev.quaymaster.ui.kit.Activity;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.StateDot;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import java.time.Instant;
import java.time.ZoneId;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Draws an activity: its title, present step or outcome, and a way to cancel it.
final class ActivityCell extends ListCell<Activity> {

    @Override
    protected void updateItem(@Nullable Activity activity, boolean empty) {
        super.updateItem(activity, empty);
        setText(null);
        setPrefWidth(0);
        setGraphic(empty || activity == null ? null : draw(activity));
    }

    private static HBox draw(Activity activity) {
        var title = new Label(activity.title());
        title.getStyleClass().add(Styles.STRONG);
        var detail = new Label(activity.detailProperty().get());
        detail.getStyleClass().add(Styles.MUTED);
        detail.setWrapText(true);
        var lines = new VBox(3, title, detail);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var when = new Label(Words.moment(activity.started(), Instant.now(), ZoneId.systemDefault())
                + " · "
                + Words.duration(activity.took()));
        when.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        when.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(new StateDot(tone(activity)), lines, when);
        row.getStyleClass().add("activity-row");
        if (activity.stateProperty().get() == Activity.State.RUNNING) {
            var bar = new ProgressBar();
            bar.progressProperty().bind(activity.fractionProperty());
            bar.setPrefWidth(140);
            row.getChildren().add(2, bar);
            row.getChildren().add(Buttons.plain("cancel-activity", "Cancel", activity::cancel));
        }
        if (!activity.lines().isEmpty()) {
            Tooltip.install(row, new Tooltip(String.join("\n", activity.lines())));
        }
        return row;
    }

    private static Tone tone(Activity activity) {
        return switch (activity.stateProperty().get()) {
            case RUNNING -> Tone.ACCENT;
            case DONE -> Tone.OK;
            case FAILED -> Tone.BAD;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }
}
