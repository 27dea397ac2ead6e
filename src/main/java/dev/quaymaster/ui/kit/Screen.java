package dev.quaymaster.ui.kit;

import java.util.Optional;
import javafx.scene.Node;

/// One of the window's screens, chosen in the rail.
public interface Screen {

    /// The column beside the rail, if the screen has one.
    Optional<Node> list();

    /// The rest of the window.
    Node content();

    /// Called when the screen comes to the front and when the user asks for fresh data.
    void refresh();

    /// Called when another screen takes its place: work that only feeds the eye can rest.
    default void hidden() {}

    /// Puts the focus where typing finds something.
    default void find() {}

    /// Does what a letter stands for while nothing takes text.
    ///
    /// @param letter what was typed, in lower case
    /// @return whether it stands for anything here
    default boolean typed(String letter) {
        return false;
    }

    /// Puts the focus where typing finds something in the screen's list.
    default void findInList() {
        find();
    }
}
