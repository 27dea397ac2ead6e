package dev.quaymaster.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPlansTest {

    @TempDir
    Path folder;

    @Test
    void labelsOnServicesAndVolumesMakeAPlanForEachSchedule() throws IOException {
        var plans = read("""
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
                """).plans();
        assertThat(plans)
                .extracting(plan -> plan.schedule().orElseThrow().expression()
                        + " "
                        + plan.source().volumes()
                        + " keep "
                        + plan.retention().last())
                .containsExactly("0 2 * * * [shop_uploads] keep 7", "30 2 * * * [shop_db] keep 14");
        assertThat(plans).allMatch(BackupPlan::fromLabels);
    }

    @Test
    void aVolumeCanStayOutOfItsServicesPlan() throws IOException {
        var plans = read("""
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
                """).plans();
        assertThat(plans)
                .singleElement()
                .satisfies(plan -> assertThat(plan.source().volumes()).containsExactly("shop_db"));
    }

    @Test
    void aScheduleThatMakesNoSenseIsTold() throws IOException {
        var read = read("""
                        name: shop
                        services: {app: {image: app, volumes: ["data:/d"]}}
                        volumes:
                          data:
                            labels: {backup.enable: "true", backup.schedule: "sometimes maybe"}
                        """);
        assertThat(read.plans()).isEmpty();
        assertThat(read.problems()).singleElement().asString().startsWith("backup.schedule of volume data:");
    }

    @Test
    void aRetentionThatIsNoNumberIsToldAndNothingIsDeleted() throws IOException {
        var read = read("""
                        name: shop
                        services: {app: {image: app, volumes: ["data:/d"]}}
                        volumes:
                          data:
                            labels: {backup.enable: "true", backup.retention: "30d"}
                        """);
        assertThat(read.plans())
                .singleElement()
                .satisfies(plan -> assertThat(plan.retention().everything()).isTrue());
        assertThat(read.problems())
                .containsExactly("backup.retention of volume data is “30d”, which is no number of backups,"
                        + " so all are kept. Write how many, such as 7.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "yes", "on", "1", " YES "})
    void anyWordForYesCounts(String word) throws IOException {
        assertThat(read(enable(word)).plans()).hasSize(1);
        assertThat(read(enable(word)).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no", "off", "0"})
    void anyWordForNoCounts(String word) throws IOException {
        assertThat(read(enable(word))).isEqualTo(new LabelPlans(List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "", "ja", "daily"})
    void aWordForNeitherIsTold(String word) throws IOException {
        var read = read(enable(word));
        assertThat(read.plans()).isEmpty();
        assertThat(read.problems())
                .containsExactly(("backup.enable of volume data is “%s”, which is neither true nor false, so"
                                + " it is not backed up.")
                        .formatted(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 25 * * *", "@every 6h", "0 2 * *", "nightly"})
    void aScheduleWithASlipIsToldWithItsOwner(String cron) throws IOException {
        var read = read("""
                        name: shop
                        services:
                          db:
                            image: db
                            labels: {backup.enable: "true", backup.schedule: "%s"}
                            volumes: ["data:/d"]
                        volumes: {data: {}}
                        """.formatted(cron));
        assertThat(read.plans()).isEmpty();
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("backup.schedule of service db: ")
                .endsWith("It is not backed up.");
    }

    @Test
    void aServiceWithoutAVolumeOfItsOwnIsTold() throws IOException {
        var read = read("""
                        name: shop
                        services:
                          binds:
                            image: app
                            labels: {backup.enable: "true"}
                            volumes: ["./data:/v"]
                          reader:
                            image: app
                            labels: {backup.enable: "true"}
                            volumes: ["data:/v:ro"]
                        volumes: {data: {}}
                        """);
        assertThat(read.plans()).isEmpty();
        assertThat(read.problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("asks for backups, but writes to no named volume"));
    }

    @Test
    void labelsThatAreNotEnabledOrNotKnownAreTold() throws IOException {
        var read = read("""
                        name: shop
                        services: {app: {image: app, volumes: ["one:/a", "two:/b"]}}
                        volumes:
                          one:
                            labels: {backup.schedule: "@daily"}
                          two:
                            labels: {backup.enable: "true", backup.retantion: "3"}
                        """);
        assertThat(read.plans()).hasSize(1);
        assertThat(read.problems())
                .containsExactly(
                        "volume one has backup labels, but not backup.enable: \"true\", so it is" + " not backed up.",
                        "backup.retantion of volume two is no label known here, so it changes"
                                + " nothing. There are backup.enable, backup.retention,"
                                + " backup.schedule.");
    }

    @Test
    void twoServicesThatWantSomethingElseOfOneVolumeAreTold() throws IOException {
        var read = read("""
                        name: shop
                        services:
                          a:
                            image: app
                            labels: {backup.enable: "true", backup.schedule: "@hourly"}
                            volumes: ["data:/d"]
                          b:
                            image: app
                            labels: {backup.enable: "true", backup.schedule: "@weekly"}
                            volumes: ["data:/d"]
                        volumes: {data: {}}
                        """);
        assertThat(read.plans()).hasSize(1);
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("The backup labels of service b are not used for volume data");
    }

    private static String enable(String word) {
        return """
        name: shop
        services: {app: {image: app, volumes: ["data:/d"]}}
        volumes:
          data:
            labels: {backup.enable: "%s"}
        """.formatted(word);
    }

    private LabelPlans read(String compose) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), compose);
        var loaded = ProjectLoader.load(ComposeFiles.find(folder, Map.of()));
        assertThat(loaded.problems()).isEmpty();
        return LabelPlans.of(loaded.project().orElseThrow(), ZoneOffset.UTC, Path.of("/backups"));
    }
}
