package dev.quaymaster.ui.diagram;

import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/// The faint dots behind the picture, every 20 pixels of it. Their size and colour are the stroke
/// of a hidden circle, which the stylesheet reaches.
final class DotGrid extends Region {

    private static final double SPACING = 20;
    private static final double CLOSEST = 12;

    private final Canvas canvas = new Canvas();
    private final Circle pattern = new Circle();
    private Camera camera = new Camera(1, 0, 0);

    DotGrid() {
        pattern.getStyleClass().add("grid-dot");
        pattern.setVisible(false);
        pattern.setManaged(false);
        canvas.setManaged(false);
        getChildren().addAll(canvas, pattern);
        setMouseTransparent(true);
        pattern.strokeProperty().subscribe(stroke -> requestLayout());
    }

    void follow(Camera next) {
        camera = next;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        var pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        pen.setFill(pattern.getStroke());
        double step = SPACING * camera.scale();
        while (step < CLOSEST) {
            step *= 2;
        }
        double size = pattern.getStrokeWidth();
        for (double x = camera.left() % step; x < getWidth(); x += step) {
            for (double y = camera.top() % step; y < getHeight(); y += step) {
                pen.fillOval(x - size / 2, y - size / 2, size, size);
            }
        }
    }
}
