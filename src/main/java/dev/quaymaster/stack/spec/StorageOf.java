package dev.quaymaster.stack.spec;

import dev.quaymaster.compose.model.FileGrant;
import dev.quaymaster.compose.model.FileSource;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Storage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is mounted into a container.
///
/// Plain binds and named volumes go in the short form: only there the engine makes a folder that is
/// missing on the host. Everything with an option of its own goes in the long form.
final class StorageOf {

    private static final Optional<Boolean> NOT_MADE = Optional.of(false);
    private static final Optional<Boolean> UNSAID = Optional.empty();

    private StorageOf() {}

    static Storage draft(ContainerDraft draft, Known known) {
        var project = draft.project();
        var service = draft.service();
        var binds = new ArrayList<String>();
        var mounts = new LinkedHashMap<String, MountSpec>();
        var inherited = inherited(draft);
        mounts.putAll(inherited);
        for (var mount : byTarget(service.mounts())) {
            shortForm(project, mount)
                    .ifPresentOrElse(
                            bind -> {
                                mounts.remove(mount.target());
                                binds.add(bind);
                            },
                            () -> put(mounts, inherited, longForm(project, mount)));
        }
        grants(draft).forEach(grant -> addGrant(service.mounts(), mounts, grant));
        return new Storage(
                binds,
                List.copyOf(mounts.values()),
                tmpfs(service.isolation().tmpfs()),
                ServiceReferences.volumesFrom(service, known.containers()),
                service.isolation().readOnly(),
                service.resources().memory().shmSize(),
                service.resources().storageOptions());
    }

    /// The last mount at a target counts.
    private static List<Mount> byTarget(List<Mount> mounts) {
        var last = new LinkedHashMap<String, Mount>();
        mounts.forEach(mount -> last.put(mount.target(), mount));
        return List.copyOf(last.values());
    }

    /// An unnamed volume gives way to the one that the replaced container had there.
    private static void put(Map<String, MountSpec> mounts, Map<String, MountSpec> inherited, MountSpec mount) {
        var unnamed =
                mount instanceof MountSpec.VolumeMount volume && volume.source().isEmpty();
        if (!unnamed || !inherited.containsKey(mount.target())) {
            mounts.put(mount.target(), mount);
        }
    }

    private static Map<String, MountSpec> inherited(ContainerDraft draft) {
        var mounts = new LinkedHashMap<String, MountSpec>();
        var points = draft.replaced().map(ContainerDraft.Replaced::inherited).orElse(List.of());
        for (MountPoint point : points) {
            var volume = MountSpec.VolumeMount.of(point.name(), point.destination());
            mounts.put(point.destination(), point.readOnly() ? volume.asReadOnly() : volume);
        }
        return mounts;
    }

    private static Optional<String> shortForm(Project project, Mount mount) {
        return switch (mount) {
            case Mount.Bind bind
            when bind.createHostPath() && plain(bind) ->
                Optional.of(bind.source()
                        + ":"
                        + bind.target()
                        + access(bind)
                        + bind.selinux().map(label -> "," + label).orElse(""));
            case Mount.Named named
            when plain(named) ->
                Optional.of(volumeName(project, named.volume()) + ":" + named.target() + access(named));
            case Mount.Bind _, Mount.Named _, Mount.Anonymous _, Mount.Tmpfs _, Mount.ImageFiles _, Mount.Other _ ->
                Optional.empty();
        };
    }

    private static boolean plain(Mount.Bind bind) {
        return bind.propagation().isEmpty() && bind.recursive().isEmpty();
    }

    private static boolean plain(Mount.Named named) {
        return named.labels().isEmpty() && named.subpath().isEmpty() && !named.noCopy();
    }

    private static String access(Mount mount) {
        return mount.readOnly() ? ":ro" : ":rw";
    }

    private static MountSpec longForm(Project project, Mount mount) {
        return switch (mount) {
            case Mount.Bind bind ->
                new MountSpec.BindMount(
                        bind.source(),
                        bind.target(),
                        bind.readOnly(),
                        bind.propagation(),
                        Optional.of(bind.createHostPath()),
                        bind.recursive());
            case Mount.Named named ->
                volume(
                        volumeName(project, named.volume()),
                        named,
                        named.noCopy(),
                        named.subpath(),
                        named.labels(),
                        true);
            case Mount.Anonymous unnamed ->
                volume("", unnamed, unnamed.noCopy(), Optional.empty(), Map.of(), unnamed.optioned());
            case Mount.Tmpfs tmpfs ->
                new MountSpec.TmpfsMount(tmpfs.target(), tmpfs.readOnly(), tmpfs.size(), tmpfs.mode());
            case Mount.ImageFiles image ->
                new MountSpec.ImageMount(image.image(), image.target(), image.readOnly(), image.subpath());
            case Mount.Other other ->
                new MountSpec.BindMount(
                        other.source(),
                        other.target(),
                        other.readOnly(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        };
    }

    private static MountSpec volume(
            String name,
            Mount mount,
            boolean noCopy,
            Optional<String> subpath,
            Map<String, String> labels,
            boolean optioned) {
        return new MountSpec.VolumeMount(
                name, mount.target(), mount.readOnly(), noCopy, subpath, labels, Optional.empty(), optioned);
    }

    private static String volumeName(Project project, String key) {
        var volume = project.volumes().get(key);
        return volume == null ? key : volume.name();
    }

    private static List<MountSpec> grants(ContainerDraft draft) {
        var project = draft.project();
        var grants = draft.service().grants();
        var mounts = new ArrayList<MountSpec>();
        grants.secrets()
                .forEach(grant -> fileOf(project.secrets(), grant)
                        .map(file -> mount(GrantedFiles.secretPath(grant), file, NOT_MADE))
                        .ifPresent(mounts::add));
        grants.configs()
                .forEach(grant -> fileOf(project.configs(), grant)
                        .map(file -> mount(GrantedFiles.configPath(grant), file, UNSAID))
                        .ifPresent(mounts::add));
        return mounts;
    }

    private static Optional<Path> fileOf(Map<String, FileSource> sources, FileGrant grant) {
        return Optional.ofNullable(sources.get(grant.source())).flatMap(FileSource::file);
    }

    private static MountSpec mount(String target, Path file, Optional<Boolean> made) {
        return new MountSpec.BindMount(file.toString(), target, true, Optional.empty(), made, Optional.empty());
    }

    private static void addGrant(List<Mount> declared, Map<String, MountSpec> mounts, MountSpec grant) {
        if (declared.stream().noneMatch(mount -> mount.target().equals(grant.target()))) {
            mounts.putIfAbsent(grant.target(), grant);
        }
    }

    private static Map<String, String> tmpfs(List<String> entries) {
        var options = new LinkedHashMap<String, String>();
        for (var entry : entries) {
            var parts = entry.split(":", 2);
            options.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return options;
    }
}
