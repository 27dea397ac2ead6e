package dev.quaymaster.ui.kit;

import javafx.scene.control.Label;

/// A small rounded label that tells a state in words, on the ground of its [Tone].
public final class Pill extends Label {

    /// Creates a pill.
    ///
    /// @param tone its colour
    /// @param text its words
    public Pill(Tone tone, String text) {
        getStyleClass().add("pill");
        setMinWidth(USE_PREF_SIZE);
        set(tone, text);
    }

    /// Changes both colour and words; an empty text hides the pill.
    ///
    /// @param tone its colour
    /// @param text its words
    public void set(Tone tone, String text) {
        tone.applyTo(this);
        setText(text);
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
    }
}
