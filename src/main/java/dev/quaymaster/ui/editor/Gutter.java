package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.Severity;
import dev.quaymaster.ui.kit.StateDot;
import dev.quaymaster.ui.kit.Tone;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The margin of a source: a line's number, and a dot where something is wrong with it.
final class Gutter implements IntFunction<Node> {

    private final SourceArea area;
    private final IntFunction<Optional<Mark>> marks;

    Gutter(SourceArea area, IntFunction<Optional<Mark>> marks) {
        this.area = area;
        this.marks = marks;
    }

    @Override
    public Node apply(int line) {
        var number = new Label(Integer.toString(line + 1));
        number.getStyleClass().addAll("mono", "line-number");
        var mark = marks.apply(line);
        var tone = mark.map(Gutter::tone).orElse(Tone.NEUTRAL);
        var dot = new StateDot(tone);
        dot.setVisible(mark.isPresent());
        var margin = new HBox(dot, number);
        margin.getStyleClass().add("gutter");
        mark.ifPresent(one -> {
            Tooltip.install(margin, new Tooltip(one.message()));
            margin.setAccessibleText("Line " + (line + 1) + ": " + one.message());
            margin.setOnMouseClicked(click -> area.show(line, one.column()));
        });
        return margin;
    }

    private static Tone tone(Mark mark) {
        return mark.severity() == Severity.ERROR ? Tone.BAD : Tone.WARN;
    }
}
