package dev.quaymaster.ui;

import dev.quaymaster.ui.engine.EngineStatus;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.Tone;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The line above every screen while no engine can be used; gone as soon as one can.
final class EngineNotice extends HBox {

    private final Label headline = new Label();
    private final Label reason = new Label();

    /// Creates the line.
    ///
    /// @param engine how the engine in front is
    /// @param onMore shows what to do
    EngineNotice(ObservableValue<EngineStatus> engine, Runnable onMore) {
        setId("engine-notice");
        getStyleClass().add(Styles.BANNER);
        Tone.BAD.applyTo(this);
        headline.getStyleClass().add(Styles.STRONG);
        headline.setMinWidth(USE_PREF_SIZE);
        reason.setMinWidth(0);
        reason.setTextOverrun(OverrunStyle.ELLIPSIS);
        reason.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(reason, Priority.ALWAYS);
        var more = Buttons.link("engine-help", "What to do", onMore);
        getChildren().addAll(headline, reason, more);
        engine.subscribe(this::show);
    }

    private void show(EngineStatus status) {
        boolean gone = status instanceof EngineStatus.Unavailable;
        setVisible(gone);
        setManaged(gone);
        if (status instanceof EngineStatus.Unavailable unavailable) {
            headline.setText(unavailable.found().headline());
            reason.setText(unavailable.found().reason());
            reason.setTooltip(new Tooltip(unavailable.found().reason()));
        }
    }
}
