package dev.quaymaster.ui.kit;

import javafx.scene.layout.Region;

/// A dot in the colour of a state; a ring when nothing runs. Words always stand beside it.
public final class StateDot extends Region {

    /// Creates a dot.
    ///
    /// @param tone its colour
    public StateDot(Tone tone) {
        getStyleClass().add("state-dot");
        set(tone);
    }

    /// Changes the colour.
    ///
    /// @param tone its colour
    public void set(Tone tone) {
        tone.applyTo(this);
    }
}
