package dev.quaymaster.ui.diagram;

import dev.quaymaster.diagram.LaidOutDiagram;
import dev.quaymaster.ui.kit.Desk;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// A stack's diagram with its live states. Arrow keys move the selection, Enter opens what is
/// selected, Escape selects nothing.
public final class DiagramView extends StackPane {

    private static final double ROOM_FOR_TOOLBAR = 56;

    private final DiagramWorld world = new DiagramWorld(this::wire);
    private final DiagramCanvas canvas = new DiagramCanvas(world, ROOM_FOR_TOOLBAR);
    private final DiagramSaver saver;
    private Optional<LaidOutDiagram> shown = Optional.empty();
    private Optional<String> selected = Optional.empty();
    private Map<String, NodeState> services = Map.of();
    private Map<String, VolumeState> volumes = Map.of();
    private Consumer<Optional<String>> onSelect = id -> {};
    private Consumer<String> onOpen = id -> {};

    /// Creates an empty view.
    ///
    /// @param desk asks for files, runs work, tells outcomes
    public DiagramView(Desk desk) {
        saver = new DiagramSaver(desk);
        setId("diagram");
        getStyleClass().add("diagram");
        var toolbar = new DiagramToolbar(canvas, this::save);
        StackPane.setAlignment(toolbar, Pos.BOTTOM_LEFT);
        getChildren().addAll(canvas, toolbar);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        canvas.setOnMouseClicked(this::clickGround);
    }

    /// Shows a diagram. Nodes that were there before stay, with their states.
    ///
    /// @param laidOut what to show
    public void show(LaidOutDiagram laidOut) {
        shown = Optional.of(laidOut);
        world.show(laidOut);
        canvas.setContentSize(laidOut.width(), laidOut.height());
        setStates(services);
        setVolumes(volumes);
        if (selected.filter(id -> !laidOut.nodes().containsKey(id)).isPresent()) {
            select(Optional.empty());
        } else {
            world.select(selected.orElse(""));
        }
    }

    /// Puts the services' states over the picture; a service that is not named keeps its own.
    ///
    /// @param states node id → state
    public void setStates(Map<String, NodeState> states) {
        services = Map.copyOf(states);
        world.nodesById().forEach((id, node) -> {
            var state = services.get(id);
            if (state != null && node instanceof ServiceCard card) {
                card.set(state);
            }
        });
    }

    /// Says what is known of the volumes; a volume that is not named keeps what it has.
    ///
    /// @param states node id → state
    public void setVolumes(Map<String, VolumeState> states) {
        volumes = Map.copyOf(states);
        world.nodesById().forEach((id, node) -> {
            var state = volumes.get(id);
            if (state != null && node instanceof Cylinder cylinder) {
                cylinder.set(state);
            }
        });
    }

    /// Takes each change of the selection.
    ///
    /// @param listener is given the id of the selected node, or nothing
    public void setOnSelect(Consumer<Optional<String>> listener) {
        onSelect = listener;
    }

    /// Takes the nodes that are opened by double click or Enter.
    ///
    /// @param listener is given the node's id
    public void setOnOpen(Consumer<String> listener) {
        onOpen = listener;
    }

    /// Selects a node and tells the listener if that is a change.
    ///
    /// @param id the node, or nothing
    public void select(Optional<String> id) {
        if (selected.equals(id)) {
            return;
        }
        selected = id;
        world.select(id.orElse(""));
        onSelect.accept(id);
    }

    /// The id of the selected node.
    public Optional<String> selected() {
        return selected;
    }

    /// What is drawn for a node.
    ///
    /// @param id the node's id in the diagram
    public Optional<Node> node(String id) {
        return Optional.ofNullable(world.nodesById().get(id));
    }

    private void wire(NodeView node) {
        node.setOnMouseClicked(event -> click(node, event));
    }

    private void click(NodeView node, MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        node.requestFocus();
        select(Optional.of(node.nodeId()));
        if (event.getClickCount() == 2) {
            onOpen.accept(node.nodeId());
        }
        event.consume();
    }

    private void clickGround(MouseEvent event) {
        if (event.isStillSincePress()) {
            canvas.requestFocus();
            select(Optional.empty());
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        var focused = focused();
        var code = event.getCode();
        if (code.isArrowKey()) {
            shown.flatMap(it -> Neighbours.find(it.nodes(), focused.orElse(""), code))
                    .ifPresent(this::goTo);
        } else if (code == KeyCode.ENTER && focused.isPresent()) {
            select(focused);
            onOpen.accept(focused.get());
        } else if (code == KeyCode.SPACE && focused.isPresent()) {
            select(focused);
        } else if (code == KeyCode.ESCAPE && selected.isPresent()) {
            select(Optional.empty());
        } else {
            return;
        }
        event.consume();
    }

    private Optional<String> focused() {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner instanceof NodeView node ? Optional.of(node.nodeId()) : selected;
    }

    private void goTo(String id) {
        var node = world.nodesById().get(id);
        if (node != null) {
            node.requestFocus();
            canvas.reveal(node);
            select(Optional.of(id));
        }
    }

    private void save(ExportFormat format) {
        shown.ifPresent(laidOut -> saver.save(format, laidOut, world, ground()));
    }

    private Paint ground() {
        var background = canvas.getBackground();
        return background == null || background.getFills().isEmpty()
                ? Color.TRANSPARENT
                : background.getFills().getFirst().getFill();
    }
}
