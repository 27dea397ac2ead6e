package dev.quaymaster.compose.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.model.Condition;
import dev.quaymaster.compose.model.Dependency;
import dev.quaymaster.compose.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The stacks that come with the program load without a word of complaint.
class BundledStacksTest {

    private static final Path STACKS = Path.of("stacks");

    static Stream<Path> stacks() throws IOException {
        try (var folders = Files.list(STACKS)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyBundledStackLoadsWithoutProblems(Path stack) {
        var result = ProjectLoader.load(ComposeFiles.find(stack, Map.of()));
        assertThat(result.problems()).isEmpty();
        assertThat(result.project()).isPresent();
    }

    @Test
    void thePrefectStackIsReadAsItIsMeant() {
        var project = load("prefect-v2", Map.of());
        assertThat(project.name()).isEqualTo("prefect-v2");
        assertThat(project.services()).containsKeys("postgres", "prefect-server", "caddy", "minio");
        assertThat(project.service("prefect-server").orElseThrow().dependsOn())
                .contains(new Dependency("postgres", Condition.HEALTHY, false, true));
        assertThat(project.service("postgres").orElseThrow().healthcheck()).isPresent();
        assertThat(project.volumes()).containsKey("postgres-data");
    }

    @Test
    void aLocallyBuiltImageStandsInThroughAVariable() {
        var project = load("prefect-v2", Map.of("POSTGRES_IMAGE", "quaymaster-test/postgres"));
        assertThat(project.service("postgres").orElseThrow().image()).contains("quaymaster-test/postgres");
    }

    /// Each stack is to work alone, so two of them bring the same client for PostgreSQL along.
    @Test
    void theClientForPostgresIsTheSameInEachStack() {
        assertThat(STACKS.resolve("ecommerce/shop/postgres.py"))
                .hasSameTextualContentAs(STACKS.resolve("taxi-ingest/ingest/postgres.py"));
    }

    private static Project load(String stack, Map<String, String> environment) {
        return ProjectLoader.load(ComposeFiles.find(STACKS.resolve(stack), environment))
                .project()
                .orElseThrow();
    }

    @Test
    void theStacksOfTheProductAreAllThere() throws IOException {
        assertThat(stacks().map(path -> path.getFileName().toString()))
                .containsAll(List.of("ecommerce", "pipeline", "prefect-v1", "prefect-v2", "taxi-ingest"));
    }
}
