package dev.quaymaster.ui.diagram;

import dev.quaymaster.ui.kit.Buttons;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The bar in the lower left corner: zoom and export.
final class DiagramToolbar extends HBox {

    DiagramToolbar(DiagramCanvas canvas, Consumer<ExportFormat> onExport) {
        getStyleClass().add("diagram-toolbar");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var percent = button("zoom-reset", "100 %", "Show at 100 % (0)", canvas::zoomToFullSize);
        percent.getStyleClass().add("zoom-percent");
        canvas.cameraProperty().subscribe(camera -> percent.setText(camera.percent()));
        getChildren()
                .addAll(
                        button("zoom-out", "−", "Zoom out (−)", canvas::zoomOut),
                        percent,
                        button("zoom-in", "+", "Zoom in (+)", canvas::zoomIn),
                        button("zoom-fit", "Fit", "Show everything (F)", canvas::showEverything),
                        new Separator(Orientation.VERTICAL),
                        new Label("Export"));
        for (var format : ExportFormat.values()) {
            if (format != ExportFormat.PNG) {
                getChildren().add(new Label("·"));
            }
            getChildren().add(export(format, onExport));
        }
    }

    private static Node export(ExportFormat format, Consumer<ExportFormat> onExport) {
        return button(
                "export-" + format.ending(),
                format.toString(),
                "Save this diagram as " + format,
                () -> onExport.accept(format));
    }

    private static Button button(String id, String text, String words, Runnable action) {
        var button = Buttons.plain(id, text, action);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        return button;
    }
}
