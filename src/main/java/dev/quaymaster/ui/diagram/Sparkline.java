package dev.quaymaster.ui.diagram;

import java.util.Arrays;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/// A small line of the last measurements, scaled to the highest of them.
public final class Sparkline extends Region {

    private final double leastTop;
    private final Polyline line = new Polyline();
    private List<Double> values = List.of();

    /// Creates an empty line.
    ///
    /// @param leastTop up to this the line stays low, so that an idle service looks idle
    public Sparkline(double leastTop) {
        this.leastTop = leastTop;
        getStyleClass().add("sparkline");
        line.getStyleClass().add("sparkline-line");
        line.setManaged(false);
        getChildren().add(line);
        setMouseTransparent(true);
    }

    /// Draws these values.
    ///
    /// @param next oldest first
    public void set(List<Double> next) {
        if (!values.equals(next)) {
            values = next;
            // nothing changes its place: a layout of the whole window for each would be dear
            draw();
        }
    }

    @Override
    protected void layoutChildren() {
        draw();
    }

    /// The points are put in place at once: each change of their list is worked through by itself.
    private void draw() {
        var points = values.size() < 2 ? new Double[0] : points();
        if (!Arrays.asList(points).equals(line.getPoints())) {
            line.getPoints().setAll(points);
        }
    }

    private Double[] points() {
        double top =
                Math.max(leastTop, values.stream().mapToDouble(v -> v).max().orElse(0));
        double step = getWidth() / (values.size() - 1);
        var points = new Double[2 * values.size()];
        for (int i = 0; i < values.size(); i++) {
            double share = top > 0 ? Math.clamp(values.get(i) / top, 0, 1) : 0;
            points[2 * i] = i * step;
            points[2 * i + 1] = (getHeight() - 2) * (1 - share) + 1;
        }
        return points;
    }
}
