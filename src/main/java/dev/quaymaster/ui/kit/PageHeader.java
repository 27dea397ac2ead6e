package dev.quaymaster.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The head of a page: title with pills, a line below it, and the page's actions at the right.
public final class PageHeader extends HBox {

    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final HBox pills = new HBox(8);
    private final ActionBar actions = new ActionBar();

    /// Creates an empty header.
    public PageHeader() {
        getStyleClass().add("page-header");
        title.getStyleClass().add(Styles.PAGE_TITLE);
        subtitle.getStyleClass().add(Styles.MUTED);
        title.setMinWidth(60);
        var first = new HBox(10, title, pills);
        first.setAlignment(Pos.CENTER_LEFT);
        pills.setAlignment(Pos.CENTER_LEFT);
        var text = new VBox(4, first, subtitle);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(16);
        getChildren().addAll(text, actions);
    }

    /// Marks that tabs follow below, so that no line is drawn between.
    ///
    /// @return this header
    public PageHeader withTabs() {
        getStyleClass().add("with-tabs");
        return this;
    }

    /// Changes the two lines of text.
    ///
    /// @param newTitle the name of what the page shows
    /// @param newSubtitle where it comes from and how it is
    public void setText(String newTitle, String newSubtitle) {
        title.setText(newTitle);
        subtitle.setText(newSubtitle);
    }

    /// Changes the pills beside the title.
    ///
    /// @param newPills from left to right
    public void setPills(Pill... newPills) {
        pills.getChildren().setAll(newPills);
    }

    /// Changes the actions; those that do not fit go into a menu at the end.
    ///
    /// @param newActions from left to right, the primary one last
    public void setActions(Node... newActions) {
        actions.setActions(newActions);
    }
}
