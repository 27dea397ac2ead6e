package dev.quaymaster.ui.kit;

import javafx.scene.Node;

/// What a colour says; each is one style class of the stylesheets.
public enum Tone {
    /// Stopped, unknown, of no weight.
    NEUTRAL("tone-neutral"),
    /// Selected or informative.
    ACCENT("tone-accent"),
    /// Running, healthy, complete.
    OK("tone-ok"),
    /// Partial, starting, paused, late.
    WARN("tone-warn"),
    /// Unhealthy, failed.
    BAD("tone-bad");

    private final String styleClass;

    Tone(String styleClass) {
        this.styleClass = styleClass;
    }

    /// Gives the node this tone and takes every other from it.
    ///
    /// @param node a node whose stylesheet rule knows the tones
    public void applyTo(Node node) {
        for (var other : values()) {
            node.getStyleClass().remove(other.styleClass);
        }
        node.getStyleClass().add(styleClass);
    }
}
