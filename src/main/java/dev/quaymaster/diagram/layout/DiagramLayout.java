package dev.quaymaster.diagram.layout;

import dev.quaymaster.diagram.Diagram;
import dev.quaymaster.diagram.LaidOutDiagram;

/// Gives a diagram its places.
public final class DiagramLayout {

    private DiagramLayout() {}

    /// Lays a diagram out. Pure: equal diagrams give equal pictures. A few milliseconds for a dozen
    /// nodes, some tenths of a second for hundreds, so it belongs on a worker thread.
    ///
    /// @param diagram what is to be drawn
    /// @return the same with a place for everything
    public static LaidOutDiagram layout(Diagram diagram) {
        var sketch = new Sketch();
        new ServicePlaces(diagram, new Stacks(diagram)).placeIn(sketch);
        new StorageRows(diagram).placeIn(sketch);
        new MountRouter(diagram).routeIn(sketch);
        return sketch.finish(diagram);
    }
}
