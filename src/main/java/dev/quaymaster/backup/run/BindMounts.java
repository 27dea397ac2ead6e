package dev.quaymaster.backup.run;

import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.project.StackFiles;
import dev.quaymaster.backup.project.SystemPaths;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.DataLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Names the folders and files of the engine's machine that a stack uses and that are not saved.
final class BindMounts {

    private static final String SERVICE = "com.docker.compose.service";

    /// Where a folder is used.
    private static final class Use {
        private final Set<String> services = new TreeSet<>();
        private boolean writable;
    }

    private final Map<String, Use> uses = new TreeMap<>();

    private BindMounts() {}

    /// What is not saved of a stack's bind mounts: all but those whose folder a saved volume shows
    /// and files that are copied, or were named before.
    static List<NotSaved> notSaved(List<Container> containers, StackFiles files, List<Volume> volumes) {
        var mounts = new BindMounts();
        containers.forEach(mounts::addMounts);
        mounts.addPlanned(files);
        var copied = files.files().stream().map(Path::toString).collect(Collectors.toSet());
        files.notSaved().forEach(refused -> copied.add(refused.what()));
        return mounts.notSaved(copied, volumes);
    }

    private void addMounts(Container container) {
        for (var mount : container.mounts()) {
            if (mount.type() == MountPoint.Type.BIND) {
                var service = container.labels().getOrDefault(SERVICE, container.name());
                add(mount.source(), service, mount.readOnly());
            }
        }
    }

    /// What compose files mount counts too: of a stack that is down the engine knows nothing.
    private void addPlanned(StackFiles files) {
        files.project()
                .ifPresent(project -> project.services()
                        .forEach((name, service) -> service.mounts().forEach(mount -> addPlanned(name, mount))));
    }

    private void addPlanned(String service, Mount mount) {
        if (mount instanceof Mount.Bind bind) {
            add(bind.source(), service, bind.readOnly());
        }
    }

    private void add(String source, String service, boolean readOnly) {
        if (!source.startsWith("/") || SystemPaths.contains(source)) {
            return;
        }
        var use = uses.computeIfAbsent(Path.of(source).normalize().toString(), _ -> new Use());
        use.services.add(service);
        use.writable |= !readOnly;
    }

    private List<NotSaved> notSaved(Collection<String> copied, List<Volume> volumes) {
        var found = new ArrayList<NotSaved>();
        uses.forEach((source, use) -> {
            if (!copied.contains(source) && !isShown(source, volumes)) {
                found.add(notSaved(source, use));
            }
        });
        return found;
    }

    private static NotSaved notSaved(String source, Use use) {
        var services = String.join(", ", use.services);
        return use.writable
                ? new NotSaved(
                        NotSaved.Kind.WRITABLE_BIND,
                        source,
                        "%s may write to it, and it is no volume but a bind mount of the engine's machine, which this program does not save yet"
                                .formatted(services))
                : new NotSaved(
                        NotSaved.Kind.READ_ONLY_BIND,
                        source,
                        services + " only reads it, and it is no volume but a bind mount");
    }

    private static boolean isShown(String source, List<Volume> volumes) {
        var folder = DataLocation.folder(source);
        return volumes.stream()
                .flatMap(volume -> DataLocation.of(volume).stream())
                .anyMatch(saved -> folder.filter(bound -> saved.host().equals(bound.host()))
                        .filter(bound -> Path.of(bound.path()).startsWith(saved.path()))
                        .isPresent());
    }
}
