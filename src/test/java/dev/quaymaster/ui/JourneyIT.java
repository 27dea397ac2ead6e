package dev.quaymaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.docker.DockerEngine;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job from end to end, by clicking and typing, on a real engine with the four real
/// services.
class JourneyIT {

    private static final String PROJECT = "prefect-v2-journey";
    private static final Path STACK = Path.of("stacks", "prefect-v2").toAbsolutePath();
    private static final String PROJECT_LABEL = "com.docker.compose.project";

    @TempDir
    private Path home;

    private Map<String, String> environment = Map.of();
    private Engine engine;

    @BeforeEach
    void connect() throws Exception {
        environment = TestSurroundings.of(
                PROJECT, "HTTP_PORT", "HTTPS_PORT", "MINIO_PORT", "MINIO_HTTPS_PORT", "PREFECT_PORT");
        engine = DockerEngine.connect(EngineLocator.locate(environment, Optional.empty()));
        removeAll();
    }

    @AfterEach
    void removeAll() {
        var ours = LabelFilter.equal(PROJECT_LABEL, PROJECT);
        engine.containers(ours).forEach(one -> engine.remove(one.id(), RemoveOptions.FORCE_WITH_VOLUMES));
        engine.networks(ours).forEach(one -> engine.removeNetwork(one.id()));
        engine.volumes(ours).forEach(one -> engine.removeVolume(one.name()));
    }

    @Test
    void aStackIsSeenStartedBrowsedBackedUpLostAndRestored() throws Exception {
        try (var window = WindowUnderTest.open(home, environment, STACK)) {
            var stack = new PrefectStack(engine, environment);
            openTheStack(window);
            start(window);
            assertThat(stack.health()).isEqualTo("true");
            var run = stack.createFlowRun();
            assertThat(stack.runsInPostgres(run)).isEqualTo("1");
            assertThat(stack.objects().send("PUT", "/journey", "").statusCode()).isEqualTo(200);
            assertThat(stack.objects().send("PUT", "/journey/note", "kept").statusCode())
                    .isEqualTo(200);
            browseTheVolume(window);
            backUp(window);
            takeDownWithVolumes(window);
            restore(window);
            start(window);
            assertThat(stack.flowRun(run)).isEqualTo(run);
            assertThat(stack.runsInPostgres(run)).isEqualTo("1");
            assertThat(stack.objects().send("GET", "/journey/note", "").body()).isEqualTo("kept");
            window.picture("9-back-again");
        }
    }

    private void openTheStack(WindowUnderTest window) {
        window.click("+ OPEN…");
        for (var service : new String[] {"caddy", "prefect-server", "postgres", "minio"}) {
            window.see("#service-" + service);
        }
        window.seeText("network prefect-server-network");
        window.see("#edge-service-caddy-service-prefect-server-label");
        window.seeText("HTTP 4200");
        window.see("#edge-service-prefect-server-service-postgres-label");
        window.seeText("PostgreSQL 5432");
        window.see("#edge-service-caddy-service-minio-label");
        window.seeText("S3 9000");
        window.picture("1-opened");
    }

    private void start(WindowUnderTest window) {
        window.click("#rail-stacks");
        window.click("#tab-diagram");
        window.click("#start");
        window.see("#stack-state", "4 of 4 running");
        window.click("#service-prefect-server");
        window.see("#service-inspector");
        window.seeText("healthy");
        window.picture("2-running");
    }

    private void browseTheVolume(WindowUnderTest window) {
        window.click("#tab-volumes");
        window.click("#browse-postgres-data");
        window.see("#files-table");
        window.clickIn("#files-table", "PG_VERSION");
        window.see("#preview-text");
        window.picture("3-volume");
    }

    private void backUp(WindowUnderTest window) {
        window.click("#rail-stacks");
        window.click("#backup-now");
        window.click("#rail-backups");
        window.see("#set-table");
        window.seeText("read back");
        window.picture("4-backed-up");
    }

    private void takeDownWithVolumes(WindowUnderTest window) {
        window.click("#rail-stacks");
        window.click("#down");
        window.click("#down-volumes");
        window.click("#down-back-up-first");
        window.picture("5-down-asked");
        window.type("#typed-name", PROJECT);
        window.click("#confirm");
        window.see("#stack-state", "not created");
        window.await(
                "the volumes are gone",
                () -> engine.volumes(LabelFilter.equal(PROJECT_LABEL, PROJECT)).isEmpty());
        window.picture("6-down");
    }

    private void restore(WindowUnderTest window) {
        window.click("#rail-backups");
        window.click("#set-restore");
        window.picture("7-restore-asked");
        window.click("#confirm");
        window.click("#rail-activity");
        window.seeBeginning("Restored " + PROJECT + " from ");
        window.picture("8-restored");
    }
}
