package dev.quaymaster.ui.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Brings colours and the typeface of the stylesheets to what is drawn on a canvas: hidden texts
/// that carry the style classes, one a colour.
public final class Swatches extends Group {

    /// The sixteen colours of a terminal, as `ansi-0` … `ansi-15`.
    public static final String ANSI = "ansi-";

    private final Map<String, Text> texts = new HashMap<>();
    private final Text mono = new Text();
    private @Nullable MonoFace face;

    /// Creates the swatches of these style classes.
    ///
    /// @param classes the names that [#colour] is asked for
    /// @param onChange is called when the look changed
    public Swatches(List<String> classes, Runnable onChange) {
        setVisible(false);
        setManaged(false);
        getStyleClass().add("swatches");
        mono.getStyleClass().add("swatch-mono");
        mono.fontProperty().subscribe(() -> {
            face = null;
            onChange.run();
        });
        getChildren().add(mono);
        for (var name : classes) {
            var text = new Text();
            text.getStyleClass().add(name);
            text.fillProperty().subscribe(onChange);
            texts.put(name, text);
            getChildren().add(text);
        }
    }

    /// The style classes of a terminal's sixteen colours.
    public static List<String> ansiClasses() {
        var classes = new ArrayList<String>();
        for (var index = 0; index < 16; index++) {
            classes.add(ANSI + index);
        }
        return classes;
    }

    /// The fill that the stylesheets give a class.
    public Paint colour(String name) {
        var text = texts.get(name);
        return text == null || text.getFill() == null ? Color.GRAY : text.getFill();
    }

    /// The typeface for code and logs, measured when it is first asked for and when it has changed.
    ///
    /// @param leading as for [MonoFace#of]; the same each time
    public MonoFace face(double leading) {
        var known = face;
        if (known == null) {
            known = MonoFace.of(mono.getFont(), leading);
            face = known;
        }
        return known;
    }
}
