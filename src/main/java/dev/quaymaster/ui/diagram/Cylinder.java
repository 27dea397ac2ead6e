package dev.quaymaster.ui.diagram;

import dev.quaymaster.diagram.BindKind;
import dev.quaymaster.diagram.DiagramNode;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/// A volume, or a folder or file of the host.
final class Cylinder extends NodeView {

    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
    private static final double CAP = 8;

    private final String described;
    private final String detailWithoutState;
    private final SVGPath body = part("cylinder-body");
    private final SVGPath lid = part("cylinder-lid");
    private final Label detail = Elided.label("node-detail");

    private Cylinder(String id, String name, String described, String detailWithoutState) {
        super(id);
        this.described = described;
        this.detailWithoutState = detailWithoutState;
        getStyleClass().add("cylinder");
        var title = Elided.label("node-name");
        title.setText(name);
        var lines = new VBox(title, detail);
        lines.getStyleClass().add("cylinder-lines");
        getChildren().addAll(body, lid, lines);
        set(new VolumeState(OptionalLong.empty(), ""));
    }

    static Cylinder of(DiagramNode.Volume volume) {
        return new Cylinder(volume.id(), volume.name(), "Volume " + volume.name(), volume.detail());
    }

    static Cylinder of(DiagramNode.Bind bind) {
        var cylinder = new Cylinder(bind.id(), bind.name(), "Host path " + bind.name(), bind.detail());
        cylinder.pseudoClassStateChanged(MISSING, bind.kind() == BindKind.MISSING);
        return cylinder;
    }

    private static SVGPath part(String styleClass) {
        var part = new SVGPath();
        part.getStyleClass().add(styleClass);
        part.setManaged(false);
        return part;
    }

    void set(VolumeState state) {
        var words = state.words();
        detail.setText(words.isEmpty() ? detailWithoutState : words);
        setAccessibleText(described + ", " + detail.getText());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double half = getWidth() / 2;
        double side = getHeight() - 2 * CAP;
        body.setContent("M0 %s v%s a%s %s 0 0 0 %s 0 v-%s Z".formatted(CAP, side, half, CAP, getWidth(), side));
        lid.setContent("M0 %s a%s %s 0 0 1 %s 0 a%s %s 0 0 1 -%s 0 Z"
                .formatted(CAP, half, CAP, getWidth(), half, CAP, getWidth()));
    }
}
