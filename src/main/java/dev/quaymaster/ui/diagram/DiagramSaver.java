package dev.quaymaster.ui.diagram;

import dev.quaymaster.diagram.LaidOutDiagram;
import dev.quaymaster.diagram.export.MermaidExport;
import dev.quaymaster.diagram.export.SvgExport;
import dev.quaymaster.diagram.export.SvgPalette;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.Tone;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/// Asks where to and writes the diagram there. The picture is taken on the FX thread, everything
/// else happens on a worker.
final class DiagramSaver {

    private static final double PIXELS_PER_POINT = 2;
    private static final double DARK_BELOW = 0.5;

    private final Desk desk;

    DiagramSaver(Desk desk) {
        this.desk = desk;
    }

    /// Saves a diagram.
    ///
    /// @param format what to write
    /// @param laidOut the diagram
    /// @param world what is drawn of it
    /// @param ground the colour behind it
    void save(ExportFormat format, LaidOutDiagram laidOut, Node world, Paint ground) {
        var name = laidOut.diagram().title() + "." + format.ending();
        desk.picker()
                .saveFile("Save the diagram as " + format, name)
                .ifPresent(path -> desk.tasks()
                        .run(
                                writing(format, laidOut, world, ground, path),
                                done -> desk.toasts().show(Tone.OK, "The diagram was saved as " + path),
                                failure -> desk.toasts()
                                        .show(
                                                Tone.BAD,
                                                "The diagram could not be"
                                                        + " saved as "
                                                        + path
                                                        + ": "
                                                        + FileFailure.reason(failure))));
    }

    private static Callable<Path> writing(
            ExportFormat format, LaidOutDiagram laidOut, Node world, Paint ground, Path path) {
        return switch (format) {
            case PNG -> {
                var picture = picture(world, ground);
                yield () -> writePng(picture, path);
            }
            case SVG -> () -> Files.writeString(path, SvgExport.write(laidOut, palette(ground)));
            case MERMAID -> () -> Files.writeString(path, MermaidExport.write(laidOut.diagram()));
        };
    }

    private static SvgPalette palette(Paint ground) {
        boolean dark = ground instanceof Color color && color.getBrightness() < DARK_BELOW;
        return dark ? SvgPalette.DARK : SvgPalette.LIGHT;
    }

    private static BufferedImage picture(Node world, Paint ground) {
        var parameters = new SnapshotParameters();
        parameters.setFill(ground);
        parameters.setTransform(Transform.scale(PIXELS_PER_POINT, PIXELS_PER_POINT));
        return SwingFXUtils.fromFXImage(world.snapshot(parameters, null), null);
    }

    private static Path writePng(BufferedImage picture, Path path) throws IOException {
        if (!ImageIO.write(picture, "png", path.toFile())) {
            throw new IOException("this Java cannot write PNG files");
        }
        return path;
    }
}
