package dev.quaymaster.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.RemoveOptions;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.VolumeSpec;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Labels of a stack that was never opened in the window asked for backups that nobody made.
class LabelledStacksTest {

    private static final String ASKING = """
            services:
              app:
                image: busybox
                labels: {backup.enable: "true", backup.schedule: "0 3 * * *"}
                volumes: ["data:/d"]
            volumes: {data: }
            """;

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine("busybox");
    private Path file = Path.of("");

    @BeforeEach
    void writeTheStack() throws IOException {
        engine.standsHere();
        file = Files.createDirectories(folder.resolve("shop")).resolve("compose.yaml");
        Files.writeString(file, ASKING);
    }

    @Test
    void thePlanOfAStackThatOnlyTheEngineKnowsIsFound() {
        container("shop", file.toString(), "true");

        var catalog = read(List.of());

        assertThat(catalog.problems()).isEmpty();
        assertThat(catalog.plans()).singleElement().satisfies(plan -> {
            assertThat(plan.name()).isEqualTo("shop from labels");
            assertThat(plan.source().volumes()).containsExactly("shop_data");
            assertThat(plan.source().composeFile()).contains(file);
            assertThat(plan.fromLabels()).isTrue();
        });
        assertThat(read(List.of(), file)).isEqualTo(catalog);
        assertThat(read(List.of(), folder.resolve("shop"))).isEqualTo(catalog);
    }

    @Test
    void itHasTheNameItWasStartedUnder() {
        container("other", file.toString(), "true");
        assertThat(read(List.of(), file).plans())
                .extracting(BackupPlan::name)
                .containsExactly("shop from labels", "other from labels");
    }

    @Test
    void labelsThatAskForNothingAreLeftAlone() {
        container("shop", file.toString(), "false");
        engine.create(ContainerSpec.of("plain", "busybox"));
        assertThat(read(List.of())).isEqualTo(new PlanCatalog(List.of(), List.of()));
    }

    @Test
    void aFileThatIsNoComposeFileOfThisMachineIsNotBelievedAndToldOf() throws IOException {
        var secret = Files.writeString(folder.resolve("id.yaml"), "-----BEGIN PRIVATE KEY-----\n");
        var others = Files.writeString(folder.resolve("compose.yaml"), "services: {db: {}}\n");
        for (var named : List.of(secret, others, folder.resolve("gone.yaml"))) {
            var there = container("shop", named.toString(), "true");
            assertThat(read(List.of()).plans()).isEmpty();
            assertThat(read(List.of()).problems())
                    .singleElement()
                    .asString()
                    .startsWith("Labels of stack shop ask for backups that nobody makes: ")
                    .contains(named.toString(), "Open the stack in the window once");
            engine.remove(there, RemoveOptions.FORCE_WITH_VOLUMES);
        }
    }

    @Test
    void theFileOfOneOfSeveralIsNotTheStack() {
        container("shop", file + "," + folder.resolve("gone.yaml"), "true");
        assertThat(read(List.of()).plans()).isEmpty();
        assertThat(read(List.of()).problems()).hasSize(1);
    }

    @Test
    void anEngineElsewhereNamesNoFilesOfThisMachine() {
        var elsewhere = new FakeEngine("busybox");
        elsewhere.create(spec("shop", file.toString(), "true"));
        var catalog = read(elsewhere, List.of());
        assertThat(catalog.plans()).isEmpty();
        assertThat(catalog.problems()).singleElement().asString().contains("stack shop");
    }

    @Test
    void labelsOfAVolumeWithoutContainersAreToldOfUntilThereIsAPlan() {
        engine.createVolume(VolumeSpec.of("shop_data", Map.of(ComposeLabels.PROJECT, "shop", "backup.enable", "true")));
        assertThat(read(List.of()).problems())
                .singleElement()
                .asString()
                .contains("stack shop", "nothing here says where its compose file is");

        var own = BackupPlan.nightly(
                PlanSource.stack("shop", Optional.empty()), new Schedule("0 2 * * *", ZoneOffset.UTC), folder);
        assertThat(read(List.of(own)).problems()).isEmpty();
    }

    @Test
    void anEngineThatDoesNotAnswerIsToldOfAndKeepsTheOtherPlans() {
        engine.unreachable(true);
        var catalog = read(List.of(), file);
        assertThat(catalog.plans()).hasSize(1);
        assertThat(catalog.problems()).singleElement().asString().startsWith("The engine does not answer");
    }

    private PlanCatalog read(List<BackupPlan> own, Path... opened) {
        return read(engine, own, opened);
    }

    private PlanCatalog read(FakeEngine at, List<BackupPlan> own, Path... opened) {
        return PlanCatalog.read(
                own,
                List.of(opened),
                LabelledStacks.at(() -> at, Map.of()),
                Map.of(),
                ZoneOffset.UTC,
                folder.resolve("sets"));
    }

    private String container(String stack, String files, String enable) {
        return engine.create(spec(stack, files, enable));
    }

    private static ContainerSpec spec(String stack, String files, String enable) {
        var labels = new HashMap<String, String>();
        labels.put(ComposeLabels.PROJECT, stack);
        labels.put(ComposeLabels.SERVICE, "app");
        labels.put(ComposeLabels.CONFIG_FILES, files);
        labels.put("backup.enable", enable);
        return ContainerSpec.of(stack + "-app-1", "busybox").withLabels(labels);
    }
}
