package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.project.StackFiles;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Health;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Volume;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BindMountsTest {

    @Test
    void foldersThatTheStackWritesToAreNamedAsMissing() {
        assertThat(kinds(bind("/srv/pgdata", false), bind("/srv/conf", true), bind("/srv/nginx.conf", true)))
                .containsExactly("READ_ONLY_BIND /srv/conf", "WRITABLE_BIND /srv/pgdata");
    }

    @Test
    void aFolderThatASavedVolumeShowsIsNotMissing() {
        assertThat(kinds(bind("/data/photos", false))).isEmpty();
    }

    @Test
    void socketsAndTheKernelsFilesAreNobodysData() {
        assertThat(kinds(
                        bind("/var/run/docker.sock", false),
                        bind("/proc", false),
                        bind("/etc/localtime", true),
                        bind("/", true)))
                .isEmpty();
    }

    private static List<String> kinds(MountPoint... mounts) {
        var volume = new Volume(
                "photos",
                "local",
                "/x",
                Map.of(),
                Map.of("type", "none", "o", "bind", "device", "/data"),
                Optional.empty());
        var files = new StackFiles(Optional.empty(), List.of(Path.of("/srv/nginx.conf")), List.<NotSaved>of());
        return BindMounts.notSaved(List.of(container(mounts)), files, List.of(volume)).stream()
                .map(missing -> missing.kind() + " " + missing.what())
                .toList();
    }

    private static MountPoint bind(String source, boolean readOnly) {
        return new MountPoint(MountPoint.Type.BIND, "", source, "/in" + source, readOnly, "", "rprivate");
    }

    private static Container container(MountPoint... mounts) {
        return new Container(
                "1",
                "app",
                "image",
                "sha256:1",
                ContainerState.RUNNING,
                "",
                Health.NONE,
                Map.of(),
                List.of(),
                List.of(mounts),
                Instant.EPOCH,
                List.of());
    }
}
