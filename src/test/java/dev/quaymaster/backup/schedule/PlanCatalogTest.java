package dev.quaymaster.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCatalogTest {

    @TempDir
    Path folder;

    @Test
    void aBrokenOrMissingComposeFileIsAProblemOfItsOwnPlansOnly() throws IOException {
        var good = stack("good", GOOD.formatted("good"));
        var broken = stack("broken", "name: broken\nservices:\n  a: {image: x\nvolumes: {a: }\n");
        var gone = folder.resolve("gone/compose.yaml");

        var catalog = read(List.of(own("mine")), broken, gone, good);

        assertThat(catalog.plans()).extracting(BackupPlan::name).containsExactly("mine", "good from labels");
        assertThat(catalog.problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains(broken.toString(), "can't run"))
                .anySatisfy(problem -> assertThat(problem).contains(gone.toString(), "can't run"));
    }

    @Test
    void aComposeFileThatIsNoFileHoldsUpNobody() throws IOException {
        Files.createDirectories(folder.resolve("odd/compose.yaml"));

        var catalog = read(List.of(own("mine")), folder.resolve("odd/compose.yaml"));

        assertThat(catalog.plans()).hasSize(1);
        assertThat(catalog.problems()).hasSize(1);
    }

    @Test
    void whatLabelsSayWronglyIsToldWithItsStack() throws IOException {
        var stack = stack("shop", GOOD.formatted("shop").replace("\"3\"", "3w"));

        assertThat(read(List.of(), stack).problems())
                .singleElement()
                .asString()
                .startsWith("Stack shop: backup.retention of volume data is “3w”");
    }

    @Test
    void ofTwoPlansOfOneNameTheOwnOneRunsAndTheOtherIsTold() throws IOException {
        var stack = stack("shop", GOOD.formatted("shop"));
        var own = own("shop from labels");

        var catalog = read(List.of(own), stack, stack);

        assertThat(catalog.plans()).containsExactly(own);
        assertThat(catalog.problems()).singleElement().asString().contains("there is another of that name");
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        var nightly = own("mine");
        var plan = new BackupPlan(
                "mine",
                nightly.source(),
                nightly.schedule(),
                nightly.retention(),
                folder.resolve("file/sets"),
                nightly.methods(),
                false);

        assertThat(read(List.of(plan)).problems())
                .containsExactly("The plan mine can't run: its folder %s can't be written. Is its disk connected?"
                        .formatted(folder.resolve("file/sets")));
    }

    private static final String GOOD = """
            name: %s
            services: {app: {image: app, volumes: ["data:/d"]}}
            volumes:
              data:
                labels: {backup.enable: "true", backup.retention: "3"}
            """;

    private PlanCatalog read(List<BackupPlan> own, Path... stacks) {
        return PlanCatalog.read(
                own, List.of(stacks), LabelledStacks.NONE, Map.of(), ZoneOffset.UTC, folder.resolve("sets"));
    }

    private Path stack(String name, String text) throws IOException {
        var file = folder.resolve(name).resolve("compose.yaml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private BackupPlan own(String name) {
        var nightly = BackupPlan.nightly(
                PlanSource.stack("mine", Optional.empty()),
                new Schedule("0 2 * * *", ZoneOffset.UTC),
                folder.resolve("sets"));
        return new BackupPlan(
                name,
                nightly.source(),
                nightly.schedule(),
                nightly.retention(),
                nightly.destination(),
                new TreeMap<>(),
                false);
    }
}
