package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.recovery.Recovery;
import dev.quaymaster.backup.restore.RestoreConcern;
import dev.quaymaster.backup.restore.RestoreReport;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.run.NotResumedException.NotResumed;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.spec.Lifecycle;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.ProcessSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Containers that a backup or a restore has to hold come back exactly as they were, or it is
/// refused before anything is touched.
class ContainersAsBeforeIT {

    @TempDir
    Path folder;

    private Lab lab;
    private BackupStore store;
    private BackupRunner runner;
    private Restorer restorer;

    @BeforeEach
    void open() {
        lab = new Lab();
        store = new BackupStore(folder.resolve("backups"));
        runner = new BackupRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
        restorer = new Restorer(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aContainerThatTheEngineWouldRemoveIsNotStopped() {
        var volume = lab.volume("data");
        var set = backUp(volume);
        var once = Lifecycle.none().withAutoRemove(true);
        var app = lab.start(lab.busyboxSpec("app", volume).withLifecycle(once));
        lab.sh(app, "echo today > /v/today");

        assertThatThrownBy(() -> restorer.plan(RestoreRequest.all(set)))
                .isInstanceOf(BackupException.class)
                .hasMessageContainingAll("app-1 was started with --rm", "Nothing was touched");
        assertThatThrownBy(() -> runner.run(
                        BackupRequest.volume(volume, store).withMethods(Map.of(volume, Consistency.STOP)), _ -> {}))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("--rm");

        backUp(volume);
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(lab.sh(app, "cat /v/today")).isEqualTo("today");
    }

    @Test
    void pausedExitedAndCreatedContainersAreAsTheyWere() {
        var volume = lab.volume("data");
        var app = lab.busybox("app", volume);
        var paused = lab.busybox("paused", volume);
        lab.engine().pause(paused);
        var ended = lab.start(
                lab.busyboxSpec("ended", volume).withProcess(ProcessSpec.of("sh", "-c", "echo ran >> /v/ended")));
        lab.engine().await(ended);
        var restarting = lab.start(lab.busyboxSpec("crash", volume)
                .withProcess(ProcessSpec.of("sh", "-c", "exit 1"))
                .withLifecycle(new Lifecycle(
                        new Lifecycle.RestartPolicy("always", OptionalInt.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false)));

        var set = backUp(volume);
        assertThat(lab.state(paused)).isEqualTo(ContainerState.PAUSED);
        runner.run(BackupRequest.volume(volume, store).withMethods(Map.of(volume, Consistency.STOP)), _ -> {});
        assertThat(lab.state(paused)).isEqualTo(ContainerState.PAUSED);

        lab.sh(app, "echo today > /v/today");
        restore(set);

        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(lab.state(paused)).isEqualTo(ContainerState.PAUSED);
        assertThat(lab.state(ended)).isEqualTo(ContainerState.EXITED);
        assertThat(lab.state(restarting)).isIn(ContainerState.RESTARTING, ContainerState.RUNNING);
        assertThat(lab.sh(app, "cat /v/ended; ls /v")).isEqualTo("ran\nended");
    }

    @Test
    void whoSharesANetworkIsStartedAfterItsProviderAndHasANetworkAgain() {
        var vpn = lab.volume("vpn");
        var data = lab.volume("app");
        var provider = lab.start(lab.busyboxSpec("a-vpn", vpn).withNetworking(Networking.engineDefault()));
        var app = lab.start(lab.busyboxSpec("b-app", data).withNetworking(Networking.ofMode("container:" + provider)));
        var set = runner.run(BackupRequest.stack(lab.stack(), store), _ -> {});
        lab.sh(app, "echo today > /v/today");

        restore(set);
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(lab.sh(app, "ls /v; ls /sys/class/net")).contains("eth0").doesNotContain("today");

        var plan = restorer.plan(RestoreRequest.volume(set, vpn));
        assertThat(plan.lines())
                .anyMatch(line -> line.endsWith("b-app-1, which cannot run without " + lab.stack() + "-a-vpn-1"));
        restorer.run(plan, _ -> {});
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(lab.sh(app, "ls /sys/class/net")).contains("eth0");
    }

    @Test
    void aContainerThatCannotBeStartedIsToldWithTheReportAndTriedAgain() {
        var volume = lab.volume("data");
        var other = lab.busybox("other", volume);
        var provider = lab.start(lab.busyboxSpec("vpn", lab.volume("vpn")).withNetworking(Networking.engineDefault()));
        var app = lab.start(lab.busyboxSpec("app", volume).withNetworking(Networking.ofMode("container:" + provider)));
        var set = backUp(volume);
        lab.sh(app, "echo today > /v/today");

        var report = restorer.run(restorer.plan(RestoreRequest.all(set)), progress -> {
            if (progress.phase() == BackupProgress.Phase.RESTORING) {
                lab.engine().stop(provider, Optional.of(Duration.ZERO));
            }
        });

        assertThat(report.lines()).hasSize(1);
        assertThat(report.safetyCopy()).isPresent();
        assertThat(report.notResumed()).extracting(NotResumed::container).containsExactly(lab.stack() + "-app-1");
        assertThat(lab.state(other)).as("the others go on").isEqualTo(ContainerState.RUNNING);
        assertThat(lab.sh(other, "ls /v")).as("it was restored").isEmpty();

        assertThat(recover()).singleElement().asString().contains("could not be continued");
        lab.engine().start(provider);
        assertThat(recover())
                .containsExactly(
                        "%s-app-1 was left stopped by a restore of %s; it runs again.".formatted(lab.stack(), volume));
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(recover()).isEmpty();
    }

    @Test
    void aBackupIsKeptThoughAContainerCannotBeStarted() {
        var volume = lab.volume("data");
        var provider = lab.start(lab.busyboxSpec("vpn", lab.volume("vpn")).withNetworking(Networking.engineDefault()));
        var app = lab.start(lab.busyboxSpec("app", volume).withNetworking(Networking.ofMode("container:" + provider)));
        var warnings = new ArrayList<String>();
        var plans = new PlanRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC(), warnings::add);

        var set = plans.run(
                BackupRequest.volume(volume, store).withMethods(Map.of(volume, Consistency.STOP)), progress -> {
                    if (progress.phase() == BackupProgress.Phase.COPYING) {
                        lab.engine().stop(provider, Optional.of(Duration.ZERO));
                    }
                });

        assertThat(set.state()).isEqualTo(SetState.VERIFIED);
        assertThat(plans.resumedAll()).isFalse();
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("These containers do not run again as they did before: ");
        lab.engine().start(provider);
        assertThat(recover())
                .containsExactly(
                        "%s-app-1 was left stopped by a backup of %s; it runs again.".formatted(lab.stack(), volume));
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(store.history()).extracting(RunRecord::outcome).containsExactly(RunRecord.Outcome.COMPLETE);
    }

    private List<String> recover() {
        return Recovery.run(lab.engine(), folder.resolve("runs"), Clock.systemUTC(), Set::of);
    }

    /// The restore ended well while the server died on files of another version.
    @Test
    void filesThatADatabaseCannotUseAreAskedAboutAndItsEndIsTold() {
        var volume = lab.volume("data");
        var writer = lab.busybox("writer", volume);
        lab.sh(writer, "mkdir /v/base; echo 14 > /v/PG_VERSION; chmod 700 /v; chown -R 999 /v");
        var set = backUp(volume);
        lab.sh(writer, "rm -rf /v/*");
        lab.remove(writer);
        var server = lab.postgres("db", volume);

        var plan = restorer.plan(RestoreRequest.all(set));

        var name = lab.stack() + "-db-1";
        assertThat(plan.asks()).isTrue();
        assertThat(plan.concerns())
                .extracting(RestoreConcern::text)
                .containsExactly(
                        "the files for %s are of PostgreSQL 14, and %s runs PostgreSQL 15, which does not start on them"
                                .formatted(volume, name),
                        "the files of PostgreSQL 14 in volume "
                                + volume
                                + " were copied while it was paused, so it starts on them as after"
                                + " a power cut");

        var report = restorer.run(plan, _ -> {});

        assertThat(lab.state(server)).isEqualTo(ContainerState.EXITED);
        assertThat(report.complete()).isFalse();
        assertThat(report.notRunning()).containsExactly(name);
        assertThat(report.containerNews())
                .singleElement()
                .asString()
                .startsWith("These containers were started again and do not keep running: "
                        + name
                        + " (it ended with code 2, its last words: postgres: could")
                .doesNotContain("checkpoint");
        assertThat(report.safetyCopy()).isPresent();
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    private BackupSet backUp(String volume) {
        return runner.run(BackupRequest.volume(volume, store), _ -> {});
    }

    private RestoreReport restore(BackupSet set) {
        return restorer.run(restorer.plan(RestoreRequest.all(set)), _ -> {});
    }
}
