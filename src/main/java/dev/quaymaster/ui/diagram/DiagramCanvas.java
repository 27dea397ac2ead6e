package dev.quaymaster.ui.diagram;

import dev.quaymaster.ui.kit.Clip;
import dev.quaymaster.ui.kit.Motion;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Affine;
import javafx.util.Duration;

/// The window onto the world: dragging and two-finger scrolling move it, Ctrl with the wheel,
/// pinching and the keys + and − zoom. Until the user does any of that it keeps showing everything.
final class DiagramCanvas extends Pane {

    private static final double WHEEL = 1.1;
    private static final double BUTTON = 1.25;
    private static final Duration SHORT = Duration.millis(160);

    private final DiagramWorld world;
    private final DotGrid grid = new DotGrid();
    private final Affine transform = new Affine();
    private final ReadOnlyObjectWrapper<Camera> camera = new ReadOnlyObjectWrapper<>(new Camera(1, 0, 0));
    private final double roomBelow;
    private Point2D contentSize = Point2D.ZERO;
    private Point2D dragged = Point2D.ZERO;
    private boolean showsEverything = true;
    private Animation moving = new Move(camera.get());

    /// Creates the window.
    ///
    /// @param world what is seen through it
    /// @param roomBelow height kept free when everything is shown, for the toolbar
    DiagramCanvas(DiagramWorld world, double roomBelow) {
        this.world = world;
        this.roomBelow = roomBelow;
        getStyleClass().add("diagram-canvas");
        world.setManaged(false);
        world.getTransforms().add(transform);
        getChildren().addAll(grid, world);
        Clip.atEdgesOf(this);
        camera.subscribe(this::apply);
        setOnScroll(this::scroll);
        setOnZoom(this::pinch);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> setCursor(Cursor.DEFAULT));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    ReadOnlyObjectProperty<Camera> cameraProperty() {
        return camera.getReadOnlyProperty();
    }

    /// Says how large the world is.
    void setContentSize(double width, double height) {
        contentSize = new Point2D(width, height);
        if (showsEverything) {
            setCamera(fitting());
        }
    }

    @Override
    protected void layoutChildren() {
        grid.resizeRelocate(0, 0, getWidth(), getHeight());
        if (showsEverything) {
            setCamera(fitting());
        }
    }

    private Camera fitting() {
        return Camera.fitting(
                contentSize.getX(), contentSize.getY(), new Camera.Room(getWidth(), getHeight() - roomBelow));
    }

    private void setCamera(Camera next) {
        moving.stop();
        camera.set(next);
    }

    private void apply(Camera seen) {
        transform.setToTransform(seen.scale(), 0, seen.left(), 0, seen.scale(), seen.top());
        grid.follow(seen);
    }

    void showEverything() {
        showsEverything = true;
        glide(fitting());
    }

    void zoomIn() {
        zoomAtMiddle(BUTTON);
    }

    void zoomOut() {
        zoomAtMiddle(1 / BUTTON);
    }

    void zoomToFullSize() {
        zoomAtMiddle(1 / camera.get().scale());
    }

    private void zoomAtMiddle(double factor) {
        showsEverything = false;
        glide(camera.get().zoomed(factor, getWidth() / 2, getHeight() / 2));
    }

    private void glide(Camera to) {
        moving.stop();
        if (Platform.getPreferences().isReducedMotion()) {
            camera.set(to);
            return;
        }
        moving = new Move(to);
        moving.play();
    }

    /// Moves just enough to bring a part of the world into sight.
    void reveal(NodeView node) {
        var box = world.localToParent(node.getBoundsInParent());
        double dx = outside(box.getMinX(), box.getMaxX(), getWidth());
        double dy = outside(box.getMinY(), box.getMaxY(), getHeight() - roomBelow);
        if (dx != 0 || dy != 0) {
            showsEverything = false;
            glide(camera.get().moved(dx, dy));
        }
    }

    private static double outside(double low, double high, double room) {
        if (low < 0) {
            return -low + 16;
        }
        return high > room ? room - high - 16 : 0;
    }

    private void scroll(ScrollEvent event) {
        showsEverything = false;
        if (event.isShortcutDown() || event.isControlDown()) {
            double factor = event.getDeltaY() < 0 ? 1 / WHEEL : WHEEL;
            if (event.getDeltaY() != 0) {
                setCamera(camera.get().zoomed(factor, event.getX(), event.getY()));
            }
        } else {
            setCamera(camera.get().moved(event.getDeltaX(), event.getDeltaY()));
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        showsEverything = false;
        setCamera(camera.get().zoomed(event.getZoomFactor(), event.getX(), event.getY()));
        event.consume();
    }

    private void press(MouseEvent event) {
        dragged = new Point2D(event.getX(), event.getY());
    }

    private void drag(MouseEvent event) {
        if (event.isStillSincePress() || event.getButton() == MouseButton.SECONDARY) {
            return;
        }
        showsEverything = false;
        setCursor(Cursor.CLOSED_HAND);
        var at = new Point2D(event.getX(), event.getY());
        setCamera(camera.get().moved(at.getX() - dragged.getX(), at.getY() - dragged.getY()));
        dragged = at;
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        var code = event.getCode();
        if (code == KeyCode.PLUS || code == KeyCode.ADD || code == KeyCode.EQUALS) {
            zoomIn();
        } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
            zoomOut();
        } else if (code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0) {
            zoomToFullSize();
        } else if (code == KeyCode.F) {
            showEverything();
        } else {
            return;
        }
        event.consume();
    }

    /// A short way from where the camera is to where it shall be.
    private final class Move extends Transition {

        private final Camera from = camera.get();
        private final Camera to;

        Move(Camera to) {
            this.to = to;
            setCycleDuration(Motion.of(DiagramCanvas.this, SHORT));
            setInterpolator(Interpolator.EASE_OUT);
        }

        @Override
        protected void interpolate(double fraction) {
            camera.set(fraction >= 1 ? to : from.towards(to, fraction));
        }
    }
}
