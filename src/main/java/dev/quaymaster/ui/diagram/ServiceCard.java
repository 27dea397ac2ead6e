package dev.quaymaster.ui.diagram;

import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.stack.ServiceStatus;
import dev.quaymaster.ui.kit.SvgIcon;
import dev.quaymaster.words.ByteCount;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The card of a service: icon, name, image and state, a dot in the state's colour, and what it
/// uses. A change of state flips a pseudo-class and three texts.
final class ServiceCard extends NodeView {

    private static final double ICON = 28;
    private static final double IDLE_PERCENT = 2;
    private static final Map<ServiceStatus, PseudoClass> STATES = states();

    private final DiagramNode.Service service;
    private final Label detail = Elided.label("node-detail");
    private final Label usage = Elided.label("node-usage");
    private final Sparkline sparkline = new Sparkline(IDLE_PERCENT);

    ServiceCard(DiagramNode.Service service) {
        super(service.id());
        this.service = service;
        getStyleClass().addAll("node-card", "service-card");
        var card = new VBox(header(), spring(), footer());
        card.getStyleClass().add("service-lines");
        getChildren().add(card);
        if (!service.otherNetworks().isEmpty()) {
            getChildren().add(networks());
        }
        set(NodeState.of(ServiceStatus.NOT_CREATED));
    }

    private static Map<ServiceStatus, PseudoClass> states() {
        var states = new EnumMap<ServiceStatus, PseudoClass>(ServiceStatus.class);
        for (var status : ServiceStatus.values()) {
            var name = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
            states.put(status, PseudoClass.getPseudoClass(name));
        }
        return states;
    }

    private HBox header() {
        var name = Elided.label("node-name");
        name.setText(service.name());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var dot = new Region();
        dot.getStyleClass().add("node-dot");
        var first = new HBox(name, dot);
        first.getStyleClass().add("node-first-line");
        var texts = new VBox(first, detail);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var icon = new StackPane(SvgIcon.load("services/" + service.kind().icon(), ICON));
        icon.getStyleClass().add("node-icon");
        var header = new HBox(icon, texts);
        header.getStyleClass().add("service-header");
        return header;
    }

    private static Region spring() {
        var spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /// The text keeps its width and the line takes the rest, so they never touch.
    private HBox footer() {
        HBox.setHgrow(sparkline, Priority.ALWAYS);
        var footer = new HBox(usage, sparkline);
        footer.getStyleClass().add("service-footer");
        return footer;
    }

    private Label networks() {
        var others = service.otherNetworks();
        var more = others.size() == 1 ? "" : " +" + (others.size() - 1);
        var chip = new Label("also " + others.getFirst() + more);
        chip.getStyleClass().add("network-chip");
        chip.setTooltip(new Tooltip("Also in the networks " + String.join(", ", others)));
        StackPane.setAlignment(chip, Pos.TOP_LEFT);
        return chip;
    }

    void set(NodeState state) {
        STATES.forEach((status, pseudoClass) -> pseudoClassStateChanged(pseudoClass, status == state.status()));
        detail.setText(service.image() + " · " + state.words());
        usage.setText(usage(state));
        sparkline.set(state.cpuHistory());
        setAccessibleText("Service " + service.name() + ", " + state.words() + ", " + usage.getText());
    }

    private static String usage(NodeState state) {
        if (state.cpu().isEmpty()) {
            return "";
        }
        var cpu = String.format(Locale.ROOT, "%.1f %% CPU", state.cpu().getAsDouble());
        return state.memory().isEmpty()
                ? cpu
                : cpu + " · " + ByteCount.words(state.memory().getAsLong());
    }
}
