package dev.quaymaster.ui.diagram;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/// Makes labels that cut their text with an ellipsis and then tell it whole in a tooltip.
final class Elided {

    private Elided() {}

    static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(0);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        var whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        label.tooltipProperty()
                .bind(Bindings.when(label.textTruncatedProperty()).then(whole).otherwise((Tooltip) null));
        return label;
    }
}
