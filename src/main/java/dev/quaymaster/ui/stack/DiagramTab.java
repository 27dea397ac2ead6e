package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.LaidOutDiagram;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.stack.usage.Sample;
import dev.quaymaster.stack.usage.Usage;
import dev.quaymaster.ui.diagram.DiagramView;
import dev.quaymaster.ui.diagram.NodeState;
import dev.quaymaster.ui.diagram.VolumeState;
import dev.quaymaster.ui.kit.Desk;
import dev.quaymaster.ui.kit.EmptyPane;
import dev.quaymaster.ui.kit.InspectorHost;
import dev.quaymaster.ui.kit.Words;
import dev.quaymaster.ui.logs.LogLines;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The diagram of a stack with live state, and the inspector of what is selected in it.
final class DiagramTab extends BorderPane implements AutoCloseable {

    private static final int LOG_LINES = 8;

    private final StackViewModel model;
    private final Engine engine;
    private final Desk desk;
    private final StackBackups backups;
    private final DiagramView diagram;
    private final InspectorHost host;
    private final ServiceInspector.Actions actions;
    private final Notice unsavedNotice = Notice.unsaved("This is the stack as it is typed in the compose file.");
    private final Notice earlierNotice = Notice.earlier("This is the stack as its file was before it had errors.");
    private @Nullable LaidOutDiagram shown;
    private @Nullable ServiceInspector inspector;
    private String selected = "";

    /// Creates an empty tab.
    ///
    /// @param model the stack
    /// @param engine describes the selected container
    /// @param desk the window around it
    /// @param backups knows when volumes were backed up
    /// @param onLogs shows a service's log
    /// @param onTerminal opens a terminal in a service
    DiagramTab(
            StackViewModel model,
            Engine engine,
            Desk desk,
            StackBackups backups,
            Consumer<String> onLogs,
            Consumer<String> onTerminal) {
        this.model = model;
        this.engine = engine;
        this.desk = desk;
        this.backups = backups;
        this.diagram = new DiagramView(desk);
        this.host = new InspectorHost(diagram, () -> diagram.select(Optional.empty()));
        var one = new ServiceActions(model, desk);
        this.actions = new ServiceInspector.Actions(one::start, one::stop, one::restart, onLogs, onTerminal, one::more);
        diagram.setOnSelect(node -> select(node.orElse("")));
        diagram.setOnOpen(this::open);
        model.drawnProperty().subscribe(picture -> picture.ifPresent(this::show));
        model.editing().unsavedProperty().subscribe(unsaved -> showNotice());
    }

    private void showNotice() {
        boolean unsaved = model.editing().unsavedProperty().get();
        boolean earlier = model.drawnProperty()
                .get()
                .filter(picture -> picture.broken() && picture.diagram().isPresent())
                .isPresent();
        setTop(unsaved ? unsavedNotice : earlier ? earlierNotice : null);
    }

    private void show(StackPicture picture) {
        showNotice();
        var laidOut = picture.diagram().orElse(null);
        if (laidOut == null) {
            setCenter(new EmptyPane(
                    Feather.ALERT_TRIANGLE,
                    "The compose file has errors",
                    "They are marked under Compose file. The diagram appears as soon as the" + " file can be read."));
            return;
        }
        if (!laidOut.equals(shown)) {
            shown = laidOut;
            diagram.show(laidOut);
        }
        if (getCenter() != host) {
            setCenter(host);
        }
        showStates(picture);
        showInspector(picture);
    }

    private void showStates(StackPicture picture) {
        picture.project().ifPresent(project -> {
            diagram.setStates(serviceStates(picture, project));
            diagram.setVolumes(volumeStates(picture, project));
        });
    }

    private Map<String, NodeState> serviceStates(StackPicture picture, Project project) {
        var states = new HashMap<String, NodeState>();
        for (var service : project.services().keySet()) {
            var usage = usage(service);
            var now = usage.now();
            states.put(
                    DiagramNode.Service.idOf(service),
                    new NodeState(
                            picture.status(service),
                            picture.statusWords(service),
                            now.map(sample -> OptionalDouble.of(sample.cpu())).orElse(OptionalDouble.empty()),
                            now.map(sample -> OptionalLong.of(sample.memory())).orElse(OptionalLong.empty()),
                            usage.history(Sample::cpu)));
        }
        return states;
    }

    private Usage usage(String service) {
        return model.usageProperty().get().getOrDefault(service, Usage.NONE);
    }

    /// Shows what the services use now.
    void showUsage() {
        model.drawnProperty().get().ifPresent(this::showStates);
        inspectUsage();
    }

    private void inspectUsage() {
        if (inspector != null) {
            inspector.showUsage(usage(inspector.service()));
        }
    }

    private Map<String, VolumeState> volumeStates(StackPicture picture, Project project) {
        var states = new HashMap<String, VolumeState>();
        for (var volume : project.volumes().values()) {
            var last = backups.lastBackup(volume.name())
                    .map(time -> "backed up " + Words.moment(time, Instant.now(), ZoneId.systemDefault()))
                    .orElseGet(() -> picture.observed()
                                    .filter(state -> state.volumes().containsKey(volume.name()))
                                    .isPresent()
                            ? "no backup yet"
                            : picture.observed().isEmpty() ? "unknown" : "not created");
            states.put(DiagramNode.Volume.idOf(volume.key()), new VolumeState(OptionalLong.empty(), last));
        }
        return states;
    }

    /// Selects a service as if it had been clicked.
    ///
    /// @param nodeOrService a node's id or a service's name; empty for nothing
    void select(String nodeOrService) {
        selected = nodeOrService.isEmpty() || nodeOrService.contains(":")
                ? nodeOrService
                : DiagramNode.Service.idOf(nodeOrService);
        inspector = null;
        if (selected.isEmpty()) {
            host.hideInspector();
        }
        model.drawnProperty().get().ifPresent(this::showInspector);
    }

    /// The service that is selected, if one is.
    Optional<String> selectedService() {
        return Optional.ofNullable(inspector).map(ServiceInspector::service);
    }

    private void showInspector(StackPicture picture) {
        var project = picture.project().orElse(null);
        var laidOut = shown;
        if (project == null || laidOut == null || selected.isEmpty()) {
            return;
        }
        switch (laidOut.diagram().node(selected).orElse(null)) {
            case DiagramNode.Service node -> showService(picture, project, laidOut, node.name());
            case DiagramNode.Volume volume ->
                host.show(new StorageInspector(project, volume, desk.navigator(), backups));
            case DiagramNode.Bind bind -> host.show(new StorageInspector(project, bind));
            case DiagramNode.Browser _ -> host.hideInspector();
            case null -> host.hideInspector();
        }
    }

    private void showService(StackPicture picture, Project project, LaidOutDiagram laidOut, String name) {
        var service = project.services().get(name);
        if (service == null) {
            host.hideInspector();
            return;
        }
        if (inspector == null) {
            inspector = new ServiceInspector(project, service, laidOut, desk.navigator(), actions);
            host.show(inspector);
            inspectUsage();
        }
        var panel = inspector;
        panel.update(picture, Optional.empty());
        var container = picture.containers(name).stream().findFirst();
        if (container.isEmpty()) {
            panel.showLog(List.of());
            return;
        }
        var id = container.get().id();
        desk.tasks()
                .run(
                        () -> new Described(
                                engine.inspect(id),
                                engine.lastLogs(id, LOG_LINES).stream()
                                        .map(LogLines::withTime)
                                        .toList()),
                        described -> {
                            if (panel == inspector) {
                                panel.update(picture, Optional.of(described.details()));
                                panel.showLog(described.log());
                            }
                        },
                        gone -> {});
    }

    private record Described(ContainerDetails details, List<String> log) {}

    private void open(String node) {
        model.drawnProperty()
                .get()
                .flatMap(StackPicture::project)
                .ifPresent(project -> project.volumes().values().stream()
                        .filter(volume -> DiagramNode.Volume.idOf(volume.key()).equals(node))
                        .forEach(volume -> desk.navigator().openVolume(volume.name())));
    }

    /// The services that mount a volume or folder.
    static List<String> users(Project project, Predicate<Mount> which) {
        return project.services().values().stream()
                .filter(service -> service.mounts().stream().anyMatch(which))
                .map(service -> service.name())
                .toList();
    }

    @Override
    public void close() {
        inspector = null;
    }
}
