package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Storage;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who writes to what is saved is held, by whatever way it gets there, and all at the same time.
class HeldWritersIT {

    @TempDir
    Path folder;

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void whoMountsTheFolderOfAVolumeDirectlyIsHeld() throws IOException {
        var data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("file"), "x");
        var volume = lab.nameOf("data");
        lab.engine()
                .createVolume(new VolumeSpec(
                        volume, "local", Map.of("type", "none", "o", "bind", "device", data.toString()), Map.of()));
        var direct = new MountSpec.BindMount(
                data.toString(), "/d", false, Optional.empty(), Optional.empty(), Optional.empty());
        lab.start(lab.busyboxSpec("direct", volume).withStorage(Storage.of(List.of(direct))));

        var saved =
                run(BackupRequest.volume(volume, store("backups"))).manifest().volumes();

        assertThat(saved).singleElement().satisfies(one -> {
            assertThat(one.method()).isEqualTo(Consistency.PAUSE);
            assertThat(one.quiesced()).containsExactly(lab.stack() + "-direct-1");
        });

        assertThatThrownBy(() -> run(BackupRequest.volume(volume, store("data/backups"))))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("lies inside " + data);
        assertThat(data).as("nothing was written").isDirectoryNotContaining("glob:**backups");
    }

    @Test
    void aDatabaseAndTheFilesThatItsRowsNameAreOfOneMoment() {
        var database = lab.volume("database");
        var uploads = lab.volume("uploads");
        var server = lab.postgres("db", database);
        lab.sql(server, "prefect", "CREATE TABLE flow AS SELECT 42 AS id");
        lab.sh(lab.busybox("app", uploads), "echo hello > /v/file");

        var manifest = run(BackupRequest.stack(lab.stack(), store("backups"))).manifest();

        assertThat(manifest.volumes())
                .extracting(SavedVolume::method, SavedVolume::quiesced)
                .containsExactly(
                        Tuple.tuple(Consistency.DUMP, List.of(lab.stack() + "-app-1")),
                        Tuple.tuple(Consistency.PAUSE, List.of(lab.stack() + "-app-1")));
        assertThat(manifest.warnings()).isEmpty();
        assertThat(manifest.notSaved()).isEmpty();

        var live = run(BackupRequest.stack(lab.stack(), store("backups"))
                        .withMethods(Map.of("uploads", Consistency.LIVE)))
                .manifest();
        assertThat(live.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("The volumes are not of one moment but up to ")
                        .contains("database at ", "uploads at "));
    }

    private BackupStore store(String name) {
        return new BackupStore(folder.resolve(name));
    }

    private BackupSet run(BackupRequest request) {
        return new BackupRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC()).run(request, progress -> {});
    }
}
