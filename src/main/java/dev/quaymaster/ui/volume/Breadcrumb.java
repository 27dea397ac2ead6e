package dev.quaymaster.ui.volume;

import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.volume.VolumePath;
import java.util.ArrayList;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;

/// The way from the volume to the open folder, each step a link. Long ways lose their middle.
final class Breadcrumb extends HBox {

    private static final int STEPS = 5;

    private final String volume;
    private final Consumer<VolumePath> onOpen;

    /// Creates it at the root.
    ///
    /// @param volume the first step's name
    /// @param onOpen takes the folder of the step that was clicked
    Breadcrumb(String volume, Consumer<VolumePath> onOpen) {
        this.volume = volume;
        this.onOpen = onOpen;
        setId("breadcrumb");
        getStyleClass().add("breadcrumb");
        setMinWidth(0);
        show(VolumePath.ROOT);
    }

    /// Shows the way to a folder.
    void show(VolumePath folder) {
        var nodes = new ArrayList<Node>();
        nodes.add(link(volume, VolumePath.ROOT));
        var way = VolumePath.ROOT;
        var hidden = Math.max(0, folder.names().size() - STEPS);
        for (var i = 0; i < folder.names().size(); i++) {
            way = way.child(folder.names().get(i));
            var last = i == folder.names().size() - 1;
            if (i == 0 && hidden > 0) {
                nodes.add(separator());
                nodes.add(new Label("…"));
            }
            if (i >= hidden) {
                nodes.add(separator());
                nodes.add(last ? here(way.name()) : link(way.name(), way));
            }
        }
        if (folder.isRoot()) {
            nodes.add(separator());
            nodes.add(here("(root)"));
        }
        getChildren().setAll(nodes);
    }

    private Node link(String name, VolumePath folder) {
        var link = Buttons.link("crumb-" + folder, FileRow.shown(name), () -> onOpen.accept(folder));
        link.setMinWidth(24);
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        return link;
    }

    private static Node here(String name) {
        var label = new Label(FileRow.shown(name));
        label.setId("crumb-here");
        label.getStyleClass().add(Styles.STRONG);
        label.setMinWidth(24);
        return label;
    }

    private static Node separator() {
        var slash = new Label("/");
        slash.getStyleClass().add(Styles.MUTED);
        slash.setMinWidth(USE_PREF_SIZE);
        return slash;
    }
}
