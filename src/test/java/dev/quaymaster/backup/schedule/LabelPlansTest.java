package dev.quaymaster.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelPlansTest {

    @TempDir Path folder;

    @Test
    void labelsOnServicesAndVolumesMakeAPlanForEachSchedule() throws IOException {
        var plans =
                read("""
                                name: shop
                                services:
                                  db:
                                    image: postgres
                                    labels: {backup.enable: "true", backup.schedule: "30 2 * * *", backup.retention: "14"}
                                    volumes: ["db:/data", "certs:/certs:ro"]
                                  app:
                                    image: app
                                    volumes: ["uploads:/u", "cache:/c"]
                                volumes:
                                  db: {}
                                  certs: {}
                                  uploads:
                                    labels: {backup.enable: "true"}
                                  cache: {}
                                """)
                        .plans();
        assertThat(plans)
                .extracting(
                        plan ->
                                plan.schedule().orElseThrow().expression()
                                        + " "
                                        + plan.source().volumes()
                                        + " keep "
                                        + plan.retention().last())
                .containsExactly("0 2 * * * [shop_uploads] keep 7", "30 2 * * * [shop_db] keep 14");
        assertThat(plans).allMatch(BackupPlan::fromLabels);
    }

    @Test
    void aVolumeCanStayOutOfItsServicesPlan() throws IOException {
        var plans =
                read("""
                                name: shop
                                services:
                                  db:
                                    image: postgres
                                    labels: {backup.enable: "true"}
                                    volumes: ["db:/data", "tmp:/tmp"]
                                volumes:
                                  db: {}
                                  tmp:
                                    labels: {backup.enable: "false"}
                                """)
                        .plans();
        assertThat(plans)
                .singleElement()
                .satisfies(plan -> assertThat(plan.source().volumes()).containsExactly("shop_db"));
    }

    @Test
    void aScheduleThatMakesNoSenseIsTold() throws IOException {
        var read =
                read(
                        """
                        name: shop
                        services: {app: {image: app, volumes: ["data:/d"]}}
                        volumes:
                          data:
                            labels: {backup.enable: "true", backup.schedule: "sometimes maybe"}
                        """);
        assertThat(read.plans()).isEmpty();
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("backup.schedule of volume data:");
    }

    private LabelPlans read(String compose) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), compose);
        var loaded = ProjectLoader.load(ComposeFiles.find(folder, Map.of()));
        assertThat(loaded.problems()).isEmpty();
        return LabelPlans.of(loaded.project().orElseThrow(), ZoneOffset.UTC, Path.of("/backups"));
    }
}
