package dev.quaymaster.diagram;

import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.diagram.link.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Volumes and binds of a project, and the mounts that lead to them. Memory and image mounts hold
/// nothing that stays, so they are left out.
final class StorageNodes {

    private final Project project;
    private final Map<String, DiagramNode> nodes = new LinkedHashMap<>();
    private final Map<String, Edge> edges = new LinkedHashMap<>();

    StorageNodes(Project project) {
        this.project = project;
        for (var service : project.services().values()) {
            service.mounts().forEach(mount -> add(service, mount));
        }
    }

    List<DiagramNode> nodes() {
        return List.copyOf(nodes.values());
    }

    List<Edge> edges() {
        return List.copyOf(edges.values());
    }

    private void add(Service service, Mount mount) {
        node(service, mount).ifPresent(node -> {
            nodes.merge(node.id(), node, StorageNodes::writableIfEither);
            var edge = edge(service, node, mount);
            edges.merge(edge.id(), edge, StorageNodes::together);
        });
    }

    private Optional<DiagramNode> node(Service service, Mount mount) {
        return switch (mount) {
            case Mount.Named named -> Optional.of(volume(named.volume()));
            case Mount.Anonymous anonymous ->
                Optional.of(new DiagramNode.Volume(
                        "anonymous:" + service.name() + ":" + anonymous.target(), anonymous.target(), "", false));
            case Mount.Bind bind -> Optional.of(bind(bind));
            case Mount.Tmpfs _, Mount.ImageFiles _, Mount.Other _ -> Optional.empty();
        };
    }

    private DiagramNode volume(String key) {
        var volume = project.volumes().get(key);
        return new DiagramNode.Volume(
                DiagramNode.Volume.idOf(key),
                key,
                volume == null ? key : volume.name(),
                volume != null && volume.external());
    }

    private DiagramNode bind(Mount.Bind bind) {
        var path = Path.of(bind.source());
        return new DiagramNode.Bind(bind.source(), written(path), BindKind.of(path), bind.readOnly());
    }

    private String written(Path path) {
        var base = project.workingDirectory();
        if (path.equals(base)) {
            return ".";
        }
        return path.startsWith(base) ? "./" + base.relativize(path) : path.toString();
    }

    private static DiagramNode writableIfEither(DiagramNode one, DiagramNode other) {
        return one instanceof DiagramNode.Bind(var source, var name, var kind, var readOnly)
                        && other instanceof DiagramNode.Bind more
                ? new DiagramNode.Bind(source, name, kind, readOnly && more.readOnly())
                : one;
    }

    private static Edge edge(Service service, DiagramNode node, Mount mount) {
        return new Edge(
                DiagramNode.Service.idOf(service.name()),
                node.id(),
                EdgeKind.MOUNT,
                mount.readOnly() ? "read-only" : "mount",
                List.of(new Evidence("volumes", mount.target() + (mount.readOnly() ? " (read-only)" : ""))));
    }

    private static Edge together(Edge one, Edge other) {
        var evidence = new ArrayList<>(one.evidence());
        evidence.addAll(other.evidence());
        var label = one.label().equals(other.label()) ? one.label() : "mount";
        return new Edge(one.from(), one.to(), EdgeKind.MOUNT, label, evidence);
    }
}
