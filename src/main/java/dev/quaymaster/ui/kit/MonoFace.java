package dev.quaymaster.ui.kit;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// A typeface whose characters are all of one width, measured.
///
/// @param plain the face
/// @param bold the same, heavier
/// @param width of a character, in pixels
/// @param height of a line, in whole pixels
/// @param ascent from the top of a line to where its characters stand
public record MonoFace(Font plain, Font bold, double width, double height, double ascent) {

    private static final int SAMPLE = 40;

    /// Measures a face.
    ///
    /// @param font of characters of one width
    /// @param leading the height of a line over that of the characters, such as 1.3
    public static MonoFace of(Font font, double leading) {
        var text = new Text("M".repeat(SAMPLE));
        text.setFont(font);
        var bounds = text.getLayoutBounds();
        var height = Math.ceil(font.getSize() * leading);
        var ascent = Math.round((height - bounds.getHeight()) / 2 - bounds.getMinY());
        return new MonoFace(
                font,
                Font.font(font.getFamily(), FontWeight.BOLD, font.getSize()),
                bounds.getWidth() / SAMPLE,
                height,
                ascent);
    }
}
