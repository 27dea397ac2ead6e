package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.LabelFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Restores to volumes on a file system that has no room for the new content beside the old one:
/// refused before anything in them is touched, with what is needed and what is free.
class RestoreRoomIT {

    private static final String NOISE = "head -c %d /dev/urandom > /v/%s; ";
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private Lab lab;
    private SmallDisk disk;
    private PlanRunner runner;
    private Restorer restorer;
    private String volume;
    private String app;

    @BeforeEach
    void open() throws IOException {
        lab = new Lab();
        disk = SmallDisk.at(folder.resolve("disk"), "size=24m,nr_inodes=300");
        runner = new PlanRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
        restorer = new Restorer(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
        volume = volume("data");
        app = lab.busybox("app", volume);
    }

    @AfterEach
    void close() throws IOException {
        lab.close();
        disk.close();
    }

    @Test
    void tooFewBytesAreFoundBeforeTheVolumeIsTouched() {
        lab.sh(app, NOISE.formatted(10 * MIB, "file"));
        var set = backUp();
        lab.sh(app, NOISE.formatted(16 * MIB, "file") + "echo mine > /v/mine");

        assertRefused(set, "Volume %s needs 10 MiB more".formatted(volume), "has 8.0 MiB free");

        lab.sh(app, "dd if=/dev/zero of=/v/rest bs=64k 2>/dev/null; true");
        assertRefused(set, "Volume %s needs 10 MiB more".formatted(volume), "has 0 B free");

        lab.sh(app, "rm /v/rest; " + NOISE.formatted(MIB, "file"));
        restorer.run(restorer.plan(RestoreRequest.all(set)), _ -> {});
        assertThat(lab.sh(app, "ls /v; stat -c %s /v/file")).isEqualTo("file\n" + 10 * MIB);
    }

    @Test
    void tooFewFilesAreFoundBeforeTheVolumeIsTouched() {
        lab.sh(app, "for i in $(seq 120); do echo $i > /v/$i; done");
        var set = backUp();
        lab.sh(app, "for i in $(seq 220); do echo new > /v/$i; done");

        assertRefused(
                set, "Volume %s needs room for 120 files more".formatted(volume), "has room for", "another volume");

        lab.sh(app, "i=0; while true > /v/more$i; do i=$((i + 1)); done 2>/dev/null; true");
        assertRefused(set, "Volume " + volume, "has room for 0 files");
    }

    @Test
    void holesNeedNoRoom() {
        lab.sh(app, "truncate -s 64M /v/disk.img; echo end >> /v/disk.img; echo readme > /v/readme");
        var set = backUp();
        lab.sh(app, "rm /v/disk.img; echo new > /v/readme");

        restorer.run(restorer.plan(RestoreRequest.all(set)), _ -> {});

        assertThat(lab.sh(app, "cat /v/readme; stat -c %s /v/disk.img; tail -c 4 /v/disk.img"))
                .isEqualTo("readme\n" + (64 * MIB + 4) + "\nend");
    }

    @Test
    void theSecondVolumeOfAFullDiskLeavesTheFirstAsItWas() throws IOException {
        var second = volume("second");
        var other = lab.busybox("other", second);
        lab.sh(app, NOISE.formatted(5 * MIB, "file"));
        lab.sh(other, NOISE.formatted(5 * MIB, "file"));
        var set = runner.run(BackupRequest.stack(lab.stack(), store()), _ -> {});
        lab.sh(app, "echo new > /v/file");
        lab.sh(other, NOISE.formatted(16 * MIB, "file"));
        var before = content(other);

        assertRefused(set, "Volume %s needs".formatted(second), "free");

        assertThat(content(other)).isEqualTo(before);
        assertThat(lab.state(other)).isEqualTo(ContainerState.RUNNING);
    }

    /// What a server makes of a dump takes far more than its text.
    @Test
    void aDatabaseThatDoesNotFitBesideTheOldOneIsFoundWhenItsDumpWasLoaded() throws IOException {
        try (var larger = SmallDisk.at(folder.resolve("larger"), "size=90m")) {
            var place = Files.createDirectory(larger.folder().resolve("pg"));
            var data = lab.volume("pg", overFolder(place));
            var server = lab.postgres("db", data);
            lab.sql(server, "prefect", "CREATE TABLE t AS SELECT 'old' AS word");
            var set = runner.run(BackupRequest.volume(data, store()), _ -> {});
            lab.sql(server, "prefect", "UPDATE t SET word = 'new'");
            Files.write(larger.folder().resolve("rest"), new byte[20 * MIB]);

            assertThatExceptionOfType(BackupException.class)
                    .isThrownBy(() -> restorer.run(restorer.plan(RestoreRequest.all(set)), _ -> {}))
                    .withMessageContainingAll("Volume %s needs".formatted(data), "MiB more", "free")
                    .withMessageContaining("Every volume holds what it held before.");

            await().ignoreExceptionsMatching(AssertionError.class::isInstance)
                    .until(() -> lab.sql(server, "prefect", "SELECT word FROM t"), "new"::equals);
            lab.remove(server);
            lab.engine().removeVolume(data);
        }
    }

    /// And everything is as before.
    private void assertRefused(BackupSet set, String... words) {
        var before = content(app);
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> restorer.run(restorer.plan(RestoreRequest.all(set)), _ -> {}))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(BackupException.Kind.DISK_FULL))
                .withMessageContainingAll(words)
                .withMessageContaining("Every volume holds what it held before.");
        assertThat(content(app)).isEqualTo(before);
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(folder.resolve("runs")).isEmptyDirectory();
        assertThat(lab.engine().containers(LabelFilter.equal("dev.quaymaster.helper.volume", volume)))
                .isEmpty();
    }

    private String content(String container) {
        return lab.sh(
                container,
                "cd /v; find . -exec stat -c '%n %F %a %u:%g %Y' {} + | sort; find . -type f | sort"
                        + " | xargs md5sum");
    }

    private String volume(String key) throws IOException {
        var place = Files.createDirectory(disk.folder().resolve(key));
        return lab.volume(key, overFolder(place));
    }

    private static Map<String, String> overFolder(Path place) {
        return Map.of("type", "none", "o", "bind", "device", place.toString());
    }

    private BackupStore store() {
        return new BackupStore(folder.resolve("backups"));
    }

    private BackupSet backUp() {
        return runner.run(BackupRequest.volume(volume, store()), _ -> {});
    }
}
