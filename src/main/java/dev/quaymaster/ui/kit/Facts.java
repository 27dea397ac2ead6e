package dev.quaymaster.ui.kit;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// A two-column list of facts: a muted name, then its value.
public final class Facts extends GridPane {

    /// Creates an empty list.
    ///
    /// @param nameWidth how wide the names are, in pixels
    public Facts(double nameWidth) {
        getStyleClass().add("detail-grid");
        var names = new ColumnConstraints(nameWidth);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    /// Adds a fact in words.
    ///
    /// @param name what it is
    /// @param value how it is
    /// @return this list
    public Facts add(String name, String value) {
        var label = new Label(value);
        label.setWrapText(true);
        return add(name, label);
    }

    /// Adds a fact shown by a control.
    ///
    /// @param name what it is
    /// @param value shows how it is
    /// @return this list
    public Facts add(String name, javafx.scene.Node value) {
        var label = new Label(name);
        label.getStyleClass().add(Styles.MUTED);
        label.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.BASELINE);
        GridPane.setValignment(value, VPos.BASELINE);
        addRow(getRowCount(), label, value);
        return this;
    }
}
