package dev.quaymaster.ui.diagram;

/// Which part of the picture is seen: a point of the picture at x appears at `x * scale + left`.
///
/// @param scale 1 for 100 %
/// @param left where the picture's left edge appears
/// @param top where the picture's top edge appears
record Camera(double scale, double left, double top) {

    /// The smallest scale.
    static final double SMALLEST = 0.1;

    /// The share of the free height that is left above a picture that is not as high as its room.
    private static final double ABOVE = 0.25;

    /// The largest scale.
    static final double LARGEST = 3;

    /// Where a picture shows whole: in the middle, a little above it, and never enlarged.
    ///
    /// @param width the picture's width
    /// @param height the picture's height
    /// @param room the size of the place to show it in
    static Camera fitting(double width, double height, Room room) {
        if (width <= 0 || height <= 0 || room.width() <= 0 || room.height() <= 0) {
            return new Camera(1, 0, 0);
        }
        double fits = Math.min(room.width() / width, room.height() / height);
        double scale = Math.clamp(fits, SMALLEST, 1);
        return new Camera(
                scale,
                Math.rint((room.width() - width * scale) / 2),
                Math.rint(Math.max(0, (room.height() - height * scale) * ABOVE)));
    }

    /// A place on the screen.
    ///
    /// @param width pixels
    /// @param height pixels
    record Room(double width, double height) {}

    /// This camera nearer or farther, with the point of the picture under a place kept there.
    ///
    /// @param factor more than 1 for nearer
    /// @param x the place
    /// @param y the place
    Camera zoomed(double factor, double x, double y) {
        double next = Math.clamp(scale * factor, SMALLEST, LARGEST);
        double applied = next / scale;
        return new Camera(next, x - (x - left) * applied, y - (y - top) * applied);
    }

    /// This camera moved.
    Camera moved(double dx, double dy) {
        return new Camera(scale, left + dx, top + dy);
    }

    /// This camera on its way to another.
    ///
    /// @param to where it goes
    /// @param fraction from 0 to 1
    Camera towards(Camera to, double fraction) {
        return new Camera(
                scale + (to.scale - scale) * fraction,
                left + (to.left - left) * fraction,
                top + (to.top - top) * fraction);
    }

    /// The scale as people read it.
    String percent() {
        return Math.round(scale * 100) + " %";
    }
}
