package dev.quaymaster.ui.diagram;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/// A small line of the last measurements, scaled to the highest of them.
final class Sparkline extends Region {

    /// Below this many per cent the line stays low, so that an idle service looks idle.
    private static final double LEAST_TOP = 2;

    private final Polyline line = new Polyline();
    private List<Double> values = List.of();

    Sparkline() {
        getStyleClass().add("sparkline");
        line.getStyleClass().add("sparkline-line");
        line.setManaged(false);
        getChildren().add(line);
        setMouseTransparent(true);
    }

    void set(List<Double> next) {
        if (!values.equals(next)) {
            values = next;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        line.getPoints().clear();
        if (values.size() < 2) {
            return;
        }
        double top = Math.max(LEAST_TOP, values.stream().mapToDouble(v -> v).max().orElse(0));
        double step = getWidth() / (values.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            double share = Math.clamp(values.get(i) / top, 0, 1);
            line.getPoints().addAll(i * step, (getHeight() - 2) * (1 - share) + 1);
        }
    }
}
