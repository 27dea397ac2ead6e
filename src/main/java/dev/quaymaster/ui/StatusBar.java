package dev.quaymaster.ui;

import dev.quaymaster.ui.engine.EngineStatus;
import dev.quaymaster.ui.kit.Activities;
import dev.quaymaster.ui.kit.Activity;
import dev.quaymaster.ui.kit.StateDot;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.words.Count;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the foot of the window: the engine and its totals, what is under way, the next
/// backup.
final class StatusBar extends HBox {

    private final StateDot dot = new StateDot(Tone.NEUTRAL);
    private final EngineMenu engines;
    private final MenuButton engine = new MenuButton();
    private final Label totals = new Label();
    private final Label underWay = new Label();
    private final Label backups = new Label();

    /// Creates the bar.
    ///
    /// @param status how the engine in front is
    /// @param engines leads to other engines
    /// @param activities what is under way
    StatusBar(ObservableValue<EngineStatus> status, EngineMenu engines, Activities activities) {
        this.engines = engines;
        getStyleClass().add("status-bar");
        setId("status-bar");
        engine.setId("status-engine");
        engine.setMinWidth(USE_PREF_SIZE);
        engines.fill(engine);
        underWay.setId("status-activity");
        underWay.setTextOverrun(OverrunStyle.ELLIPSIS);
        var first = new HBox(6, dot, engine);
        first.setAlignment(Pos.CENTER_LEFT);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(first, totals, space, underWay, backups);
        engines.inFront().subscribe(known -> show(status.getValue()));
        status.subscribe(this::show);

        activities.entries().addListener((ListChangeListener<Activity>) change -> show(activities));
    }

    /// Tells of the agent and of the next backup.
    ///
    /// @param text in words, empty for nothing
    void setBackups(String text) {
        backups.setText(text);
    }

    private void show(EngineStatus status) {
        switch (status) {
            case EngineStatus.Connecting _ -> show(Tone.NEUTRAL, "Looking for the engine", "");
            case EngineStatus.Ready ready ->
                show(
                        Tone.OK,
                        ready.info().title(),
                        Count.words(ready.containers(), "container") + " · " + Count.words(ready.volumes(), "volume"));
            case EngineStatus.Unavailable gone -> show(Tone.BAD, gone.found().headline(), "Looking again");
        }
    }

    private void show(Tone tone, String engineText, String totalsText) {
        dot.set(tone);
        var name = engines.inFront().getValue().name();
        engine.setText(name.equals("default") ? engineText : name + " · " + engineText);
        totals.setText(totalsText);
    }

    private void show(Activities activities) {
        var running = activities.running().stream().findFirst();
        underWay.setText(running.map(StatusBar::line).orElse(""));
    }

    private static String line(Activity activity) {
        var fraction = activity.fractionProperty().get();
        return activity.title() + (fraction > 0 ? " " + Math.round(fraction * 100) + " %" : "");
    }
}
