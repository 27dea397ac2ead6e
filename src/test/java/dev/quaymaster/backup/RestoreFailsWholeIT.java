package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.LabelFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Restores that fail at every point: each volume holds what it held, the containers run, and the
/// message says so.
class RestoreFailsWholeIT {

    private static final String LIST = "cd /v; find . | sort; cat one";

    @TempDir
    Path folder;

    private Lab lab;
    private Restorer restorer;
    private BackupSet set;
    private String first;
    private String second;
    private String container;
    private String other;

    @BeforeEach
    void saveTwoVolumes() {
        lab = new Lab();
        var store = new BackupStore(folder.resolve("backups"));
        var runner = new PlanRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
        restorer = new Restorer(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
        first = lab.volume("a");
        second = lab.volume("b");
        container = lab.busybox("one", first);
        other = lab.busybox("two", second);
        lab.sh(container, "echo old > /v/one; mkdir /v/d; echo x > /v/d/x; ln -s ../../o /v/up");
        lab.sh(other, "echo old > /v/one");
        set = runner.run(BackupRequest.stack(lab.stack(), store), progress -> {});
        lab.sh(container, "echo new > /v/one; rm -r /v/d; echo more > /v/more");
        lab.sh(other, "echo new > /v/one; mkdir /v/deep; echo l > /v/deep/locked");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void oneImmutableFileLeavesBothVolumesAsTheyWere() {
        var before = lab.sh(container, LIST) + lab.sh(other, LIST);
        lab.chattr(second, "+i", "deep/locked");
        try {
            var plan = restorer.plan(RestoreRequest.all(set));
            assertThatThrownBy(() -> restorer.run(plan, progress -> {}))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("immutable")
                    .hasMessageContaining("./deep/locked")
                    .hasMessageContaining("Every volume holds what it held before.")
                    .hasMessageContaining("-before-restore_")
                    .hasMessageContaining(folder.resolve("backups").toString());
            assertThat(lab.sh(container, LIST) + lab.sh(other, LIST)).isEqualTo(before);
            assertAsBefore();
        } finally {
            lab.chattr(second, "-i", "deep/locked");
        }
    }

    @Test
    void aRestoreThatIsStoppedInAnyPhaseLeavesBothVolumesAsTheyWere() {
        var before = lab.sh(container, LIST) + lab.sh(other, LIST);
        for (var phase : List.of(
                BackupProgress.Phase.STOPPING,
                BackupProgress.Phase.SAFETY_COPY,
                BackupProgress.Phase.RESTORING,
                BackupProgress.Phase.COMPARING)) {
            var plan = restorer.plan(RestoreRequest.all(set));
            assertThatThrownBy(() -> restorer.run(plan, progress -> failIn(phase, progress)))
                    .as("%s", phase)
                    .isInstanceOf(BackupException.class);
            assertThat(lab.sh(container, LIST) + lab.sh(other, LIST)).isEqualTo(before);
            assertAsBefore();
        }
    }

    @Test
    void aSetThatChangedAfterThePlanIsFoundBesideWhatIsThere() throws Exception {
        var before = lab.sh(container, LIST) + lab.sh(other, LIST);
        var plan = restorer.plan(RestoreRequest.all(set));
        var file = set.folder()
                .resolve(set.manifest().volume(second).orElseThrow().archive().file());
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> restorer.run(plan, progress -> {}))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("Every volume holds what it held before.");
        assertThat(lab.sh(container, LIST) + lab.sh(other, LIST)).isEqualTo(before);
        assertAsBefore();
    }

    private void assertAsBefore() {
        assertThat(lab.state(container)).isEqualTo(ContainerState.RUNNING);
        assertThat(lab.state(other)).isEqualTo(ContainerState.RUNNING);
        assertThat(folder.resolve("runs")).isEmptyDirectory();
        assertThat(lab.engine().containers(LabelFilter.equal("dev.quaymaster.helper.volume", second)))
                .isEmpty();
    }

    private static void failIn(BackupProgress.Phase phase, BackupProgress progress) {
        if (progress.phase() == phase) {
            throw new CancellationException("stopped in " + phase);
        }
    }
}
