package dev.quaymaster.ui.stack;

import static atlantafx.base.theme.Styles.FLAT;

import dev.quaymaster.compose.model.Dependency;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.DiagramNode.Browser;
import dev.quaymaster.diagram.Edge;
import dev.quaymaster.diagram.LaidOutDiagram;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.PublishedPort;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.usage.Usage;
import dev.quaymaster.ui.kit.Buttons;
import dev.quaymaster.ui.kit.Facts;
import dev.quaymaster.ui.kit.Navigator;
import dev.quaymaster.ui.kit.Pill;
import dev.quaymaster.ui.kit.Styles;
import dev.quaymaster.ui.kit.SvgIcon;
import dev.quaymaster.ui.kit.Tone;
import dev.quaymaster.ui.kit.Words;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The inspector of a service: its state, ports, connections, environment, mounts and last log
/// lines.
final class ServiceInspector extends VBox {

    /// What the inspector's buttons do.
    ///
    /// @param start starts the service
    /// @param stop stops it
    /// @param restart stops and starts it
    /// @param logs shows its log
    /// @param terminal opens a shell in it
    /// @param more the menu of all else, beside what was clicked
    record Actions(
            Consumer<String> start,
            Consumer<String> stop,
            Consumer<String> restart,
            Consumer<String> logs,
            Consumer<String> terminal,
            BiFunction<String, Node, ContextMenu> more) {}

    private final Pill pill = new Pill(Tone.NEUTRAL, "");
    private final HBox buttons = new HBox(8);
    private final VBox facts = new VBox();
    private final UsageSection usage = new UsageSection();
    private final VBox log = new VBox(4);
    private final Project project;
    private final Service service;
    private final Navigator navigator;
    private final Actions actions;

    /// Creates the inspector.
    ///
    /// @param project the stack
    /// @param service the service it shows
    /// @param diagram tells who it talks to
    /// @param navigator leads to volumes and pages
    /// @param actions what its buttons do
    ServiceInspector(Project project, Service service, LaidOutDiagram diagram, Navigator navigator, Actions actions) {
        this.project = project;
        this.service = service;
        this.navigator = navigator;
        this.actions = actions;
        getStyleClass().add(Styles.INSPECTOR);
        setId("service-inspector");
        var kind = diagram.diagram().node(DiagramNode.Service.idOf(service.name()));
        var title = new Label(service.name());
        title.getStyleClass().add(Styles.PANEL_TITLE);
        title.setId("inspector-title");
        var head = new HBox(8, title, pill, more());
        kind.ifPresent(node -> head.getChildren().addFirst(icon(node)));
        head.setAlignment(Pos.CENTER_LEFT);
        log.getStyleClass().add(Styles.CODE_BLOCK);
        log.setId("inspector-log");
        getChildren().addAll(head, buttons, facts, usage);
        section("Connections", connections(diagram));
        section(
                "Environment",
                service.environment().isEmpty() ? List.of() : List.of(new EnvironmentSection(service.environment())));
        section("Mounts", mounts());
        var openLog = Buttons.link("open-log", "Open", () -> actions.logs().accept(service.name()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(new Separator(), new HBox(heading("Logs"), space, openLog), log);
    }

    private static Node icon(DiagramNode node) {
        var kind = node instanceof DiagramNode.Service one ? one.kind().name() : "GENERIC";
        return SvgIcon.load("services/" + kind.toLowerCase(Locale.ROOT), 24);
    }

    /// Brings state, facts and buttons up to date.
    ///
    /// @param picture the stack now
    /// @param details of the service's first container, absent when it has none or was not asked
    ///   yet
    void update(StackPicture picture, Optional<ContainerDetails> details) {
        var status = picture.status(service.name());
        pill.set(StatusTone.of(status), status.toString());
        var first = picture.containers(service.name()).stream().findFirst();
        buttons.getChildren().setAll(buttons(status.isUp()));
        facts.getChildren().setAll(facts(first, details, picture));
    }

    /// The name of the service it shows.
    String service() {
        return service.name();
    }

    /// Shows what the service uses.
    void showUsage(Usage now) {
        usage.show(now);
    }

    /// Shows the end of the log.
    ///
    /// @param lines time and text, oldest first
    void showLog(List<String> lines) {
        log.getChildren().setAll(lines.stream().map(ServiceInspector::mono).toList());
        if (lines.isEmpty()) {
            var none = new Label("Nothing was printed yet");
            none.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
            log.getChildren().setAll(none);
        }
    }

    private List<Node> buttons(boolean up) {
        var name = service.name();
        var logs = Buttons.plain("service-logs", "Logs", () -> actions.logs().accept(name));
        if (up) {
            return List.of(
                    Buttons.plain(
                            "service-restart",
                            "Restart",
                            () -> actions.restart().accept(name)),
                    Buttons.plain("service-stop", "Stop", () -> actions.stop().accept(name)),
                    logs,
                    Buttons.plain(
                            "service-terminal",
                            "Terminal",
                            () -> actions.terminal().accept(name)));
        }
        return List.of(
                Buttons.plain("service-start", "Start", () -> actions.start().accept(name)), logs);
    }

    private Button more() {
        var more = Buttons.icon("service-more", Feather.MORE_HORIZONTAL, "More", () -> {});
        more.getStyleClass().add(FLAT);
        more.setOnAction(_ -> actions.more().apply(service.name(), more).show(more, Side.BOTTOM, 0, 4));
        return more;
    }

    private Facts facts(
            Optional<ObservedContainer> container, Optional<ContainerDetails> details, StackPicture picture) {
        var table = new Facts(84).add("Image", service.imageIn(project.name()));
        container.ifPresent(one -> table.add("State", one.container().status()));
        details.ifPresent(one -> lastRun(one.run()).forEach(table::add));
        var ports = container.map(one -> one.container().ports()).orElse(List.of()).stream()
                .filter(port -> port.hostPort().isPresent() && !port.hostIp().contains(":"))
                .toList();
        if (!ports.isEmpty()) {
            table.add("Ports", new VBox(4, ports.stream().map(this::port).toArray(Node[]::new)));
        } else if (!service.ports().isEmpty()) {
            table.add(
                    "Ports",
                    service.ports().stream()
                            .map(port -> port.published().orElse("any") + " → " + port.target())
                            .collect(Collectors.joining("\n")));
        }
        service.healthcheck()
                .filter(check -> !check.disabled())
                .ifPresent(check -> table.add("Health", health(picture)));
        if (!service.dependsOn().isEmpty()) {
            table.add(
                    "Depends on",
                    service.dependsOn().stream().map(ServiceInspector::words).collect(Collectors.joining("\n")));
        }
        return table;
    }

    /// How often the engine started it again, and why it ended, where there is something to tell.
    private static Map<String, String> lastRun(ContainerDetails.Run run) {
        var facts = new LinkedHashMap<String, String>();
        var lastEnd = run.finishedAt()
                .filter(end -> end.isAfter(Instant.EPOCH) && run.restartCount() > 0)
                .map(end -> Words.moment(end, Instant.now(), ZoneId.systemDefault()))
                .map(moment -> ", last ended " + moment)
                .orElse("");
        facts.put("Restarts", run.restartCount() + lastEnd);
        if (run.exitCode() != 0) {
            facts.put("Exit code", Integer.toString(run.exitCode()));
        }
        if (run.oomKilled()) {
            facts.put("Out of memory", "The kernel killed a process: it reached its memory limit");
        }
        return facts;
    }

    private String health(StackPicture picture) {
        return switch (picture.status(service.name())) {
            case HEALTHY -> "passing";
            case UNHEALTHY -> "failing";
            case STARTING -> "not passed yet";
            case NOT_CREATED, STOPPED, RUNNING, PAUSED, RESTARTING, FAILED, DONE -> "checked while it runs";
        };
    }

    private static String words(Dependency dependency) {
        return dependency.service()
                + switch (dependency.condition()) {
                    case STARTED -> " (started)";
                    case HEALTHY -> " (healthy)";
                    case COMPLETED_SUCCESSFULLY -> " (done)";
                };
    }

    private Node port(PublishedPort port) {
        int host = port.hostPort().orElseThrow();
        var address = navigator.machine() + ":" + host;
        var link = new Hyperlink(address);
        var scheme = port.containerPort() == 443 || port.containerPort() == 444 ? "https" : "http";
        link.setOnAction(event -> navigator.openUrl(scheme + "://" + address));
        var row = new HBox(4, link, new Label("→ " + port.containerPort()));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private List<Node> connections(LaidOutDiagram diagram) {
        var id = DiagramNode.Service.idOf(service.name());
        return diagram.diagram().edges().stream()
                .filter(edge -> edge.from().equals(id) || edge.to().equals(id))
                .filter(edge -> isTalk(diagram, edge))
                .map(edge -> connection(diagram, edge, edge.from().equals(id)))
                .toList();
    }

    private static boolean isTalk(LaidOutDiagram diagram, Edge edge) {
        return diagram.diagram()
                        .node(edge.to())
                        .filter(DiagramNode.Service.class::isInstance)
                        .isPresent()
                && diagram.diagram()
                        .node(edge.from())
                        .filter(Browser.class::isInstance)
                        .isEmpty();
    }

    private static Node connection(LaidOutDiagram diagram, Edge edge, boolean outgoing) {
        var other = diagram.diagram()
                .node(outgoing ? edge.to() : edge.from())
                .map(DiagramNode::name)
                .orElse("");
        var line = new Label((outgoing ? "→ " : "← ") + other + (edge.label().isEmpty() ? "" : " · " + edge.label()));
        var evidence =
                edge.evidence().stream().map(one -> one.source()).distinct().collect(Collectors.joining(", "));
        var from = new Label("from " + evidence);
        from.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        from.setWrapText(true);
        return evidence.isEmpty() ? line : new VBox(1, line, from);
    }

    private List<Node> mounts() {
        return service.mounts().stream().map(this::mount).toList();
    }

    private Node mount(Mount mount) {
        var what = switch (mount) {
            case Mount.Named named -> volumeLink(named);
            case Mount.Bind bind ->
                new Label(project.workingDirectory()
                        .relativize(Path.of(bind.source()))
                        .toString());
            case Mount.Anonymous _ -> new Label("anonymous volume");
            case Mount.Tmpfs _ -> new Label("memory (tmpfs)");
            case Mount.ImageFiles image -> new Label("files of " + image.image());
            case Mount.Other other -> new Label(other.type() + " " + other.source());
        };
        var target = new Label(mount.target() + (mount.readOnly() ? " · read-only" : ""));
        target.getStyleClass().addAll(Styles.MUTED, Styles.MONO);
        target.setWrapText(true);
        return new VBox(1, what, target);
    }

    private Node volumeLink(Mount.Named named) {
        var volume = project.volumes().get(named.volume());
        var link = new Hyperlink(named.volume());
        link.setOnAction(event -> navigator.openVolume(volume == null ? named.volume() : volume.name()));
        return link;
    }

    private void section(String title, List<? extends Node> rows) {
        if (!rows.isEmpty()) {
            var box = new VBox(6);
            box.getChildren().addAll(rows);
            getChildren().addAll(new Separator(), heading(title), box);
        }
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add(Styles.STRONG);
        return label;
    }

    private static Label mono(String text) {
        var label = new Label(text);
        label.getStyleClass().add(Styles.MONO);
        label.setMinWidth(0);
        return label;
    }
}
