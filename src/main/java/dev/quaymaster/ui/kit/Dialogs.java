package dev.quaymaster.ui.kit;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.controls.Popover;
import atlantafx.base.util.Animations;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Dialogs inside the window, over a dimmed ground; Escape and the Cancel button close them.
public final class Dialogs {

    private static final Duration FADE = Duration.millis(120);

    private final ModalPane pane;
    private @Nullable Popover popover;

    /// Creates the host.
    ///
    /// @param pane lies over the whole window
    public Dialogs(ModalPane pane) {
        this.pane = pane;
        pane.setId("dialogs");
        pane.setPersistent(true);
        // A card that grows into its place would move its buttons away from under the pointer.
        pane.setInTransitionFactory(card -> Animations.fadeIn(card, Motion.of(pane, FADE)));
        pane.setOutTransitionFactory(null);
    }

    /// Shows a dialog.
    ///
    /// @param content a card, as made by [#card]
    public void show(Node content) {
        pane.setAlignment(Pos.CENTER);
        pane.show(content);
        content.requestFocus();
    }

    /// Shows a question beside what it is about; as a dialog where that is not to be seen, such as
    /// an entry of a menu that has closed.
    ///
    /// @param owner what was clicked
    /// @param card as made by [#card]
    public void beside(Node owner, VBox card) {
        if (owner.getScene() == null || !owner.isVisible()) {
            show(card);
            return;
        }
        card.getStyleClass().setAll("popover-card");
        var shown = new Popover(card);
        shown.setDetachable(false);
        shown.setHeaderAlwaysVisible(false);
        shown.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        shown.setAnimated(false);
        popover = shown;
        shown.show(owner);
        card.requestFocus();
    }

    /// Closes the dialog or question that is shown.
    public void close() {
        if (popover != null) {
            popover.hide();
            popover = null;
        }
        pane.hide(false);
    }

    /// Makes the card of a dialog: title, body and, at the foot, buttons.
    ///
    /// @param title a sentence without a full stop
    /// @param width in pixels
    /// @param body what the dialog says or asks
    /// @param buttons from left to right, Cancel is put before them
    public VBox card(String title, double width, List<? extends Node> body, Button... buttons) {
        var heading = new Label(title);
        heading.getStyleClass().add(Styles.PANEL_TITLE);
        heading.setWrapText(true);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var cancel = Buttons.plain("cancel", "Cancel", this::close);
        cancel.setCancelButton(true);
        var foot = new HBox(8, space, cancel);
        foot.getChildren().addAll(buttons);
        foot.setAlignment(Pos.CENTER_RIGHT);
        var card = new VBox(heading);
        card.getChildren().addAll(body);
        card.getChildren().add(foot);
        card.getStyleClass().add("dialog-card");
        card.setMaxSize(width, Region.USE_PREF_SIZE);
        card.setPrefWidth(width);
        return card;
    }

    /// Makes the card of a dialog that only tells something.
    ///
    /// @param title a sentence without a full stop
    /// @param width in pixels
    /// @param body what the dialog says
    public VBox notice(String title, double width, List<? extends Node> body) {
        var card = card(title, width, body);
        card.lookupAll("#cancel").stream().map(Button.class::cast).forEach(button -> button.setText("Close"));
        return card;
    }

    /// Puts a choice at the left of a card's foot.
    ///
    /// @param card as made by [#card]
    /// @param choice usually a check box
    /// @return the card
    public static VBox withChoice(VBox card, Node choice) {
        if (card.getChildren().getLast() instanceof HBox foot) {
            foot.getChildren().addFirst(choice);
            foot.setAlignment(Pos.CENTER_LEFT);
        }
        return card;
    }

    /// Asks a question whose answer does something.
    ///
    /// @param title the question or the announcement
    /// @param text what will happen
    /// @param button the action, in words
    /// @param action what it does when the user agrees
    public void confirm(String title, String text, String button, Runnable action) {
        show(card(title, 460, List.of(paragraph(text)), Buttons.primary("confirm", button, () -> closeAnd(action))));
    }

    /// Asks for a name to be typed before data is lost.
    ///
    /// @param title what is about to happen
    /// @param body what is lost, and choices
    /// @param name what must be typed
    /// @param button the action, in words
    /// @param action what it does when the user agrees
    public void confirmByTyping(String title, List<? extends Node> body, String name, String button, Runnable action) {
        var typed = new TextField();
        typed.setId("typed-name");
        typed.setPromptText("Type " + name + " to confirm");
        var act = Buttons.danger("confirm", button, () -> closeAnd(action));
        act.disableProperty()
                .bind(typed.textProperty().map(text -> !text.strip().equals(name)));
        var all = new ArrayList<Node>(body);
        all.add(typed);
        show(card(title, 480, all, act));
        typed.requestFocus();
    }

    /// A wrapped line of text for a dialog.
    public static Label paragraph(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Closes the dialog, then acts, so that the action may show the next one.
    ///
    /// @param action what to do
    public void closeAnd(Runnable action) {
        close();
        action.run();
    }
}
