package dev.quaymaster.ui.kit;

import javafx.geometry.VPos;
import javafx.scene.Node;
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

    /// Adds a fact shown by something of perhaps several lines.
    ///
    /// @param name what it is
    /// @param value shows how it is
    /// @return this list
    public Facts add(String name, Node value) {
        return add(name, value, VPos.TOP);
    }

    /// Adds a fact that a control shows and changes.
    ///
    /// @param name what it is
    /// @param control one line high
    /// @return this list
    public Facts addControl(String name, Node control) {
        return add(name, control, VPos.CENTER);
    }

    private Facts add(String name, Node value, VPos place) {
        var label = new Label(name);
        label.getStyleClass().add(Styles.MUTED);
        label.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(label, place);
        addRow(getRowCount(), label, value);
        return this;
    }
}
