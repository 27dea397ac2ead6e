package dev.quaymaster.ui.kit;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Duration;

/// Whether things may move on the screen: not when the system or the user asks for stillness
/// (`look.md`, Motion). The scene's root carries that as the pseudo-class `still`.
public final class Motion {

    private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

    private Motion() {}

    /// Sets whether a scene keeps still.
    ///
    /// @param scene the window's
    /// @param still whether nothing is to move
    public static void keepStill(Scene scene, boolean still) {
        scene.getRoot().pseudoClassStateChanged(STILL, still);
    }

    /// How long a movement takes.
    ///
    /// @param node where it happens
    /// @param usual its length where things may move
    /// @return that, or hardly any time where the scene keeps still
    public static Duration of(Node node, Duration usual) {
        var still = Optional.ofNullable(node.getScene())
                .filter(scene -> scene.getRoot().getPseudoClassStates().contains(STILL));
        return still.isPresent() ? Duration.ONE : usual;
    }
}
