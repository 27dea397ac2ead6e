package dev.quaymaster.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "services: {}\n");
        Files.writeString(folder.resolve("compose.override.yaml"), "services: {}\n");
        Files.writeString(folder.resolve("other.yaml"), "services: {}\n");
        Files.createDirectories(folder.resolve("deep/down"));
    }

    @Test
    void aFolderHasItsStandardFileAndTheOverride() {
        var found = ComposeFiles.find(folder, Map.of());
        assertThat(found.files())
                .containsExactly(folder.resolve("compose.yaml"), folder.resolve("compose.override.yaml"));
        assertThat(found.projectDirectory()).isEqualTo(folder);
    }

    @Test
    void aFolderBelowFindsTheFilesAbove() {
        var found = ComposeFiles.find(folder.resolve("deep/down"), Map.of());
        assertThat(found.projectDirectory()).isEqualTo(folder);
        assertThat(found.files()).hasSize(2);
    }

    @Test
    void aFileThatIsGivenStandsAlone() {
        var found = ComposeFiles.find(folder.resolve("other.yaml"), Map.of());
        assertThat(found.files()).containsExactly(folder.resolve("other.yaml"));
        assertThat(found.projectDirectory()).isEqualTo(folder);
    }

    @Test
    void aPlaceChosenByHandIgnoresTheProcesssComposeFile() {
        var found = ComposeFiles.find(folder, Map.of("COMPOSE_FILE", "/elsewhere.yaml"));
        assertThat(found.files()).hasSize(2);
    }

    @Test
    void theCommandLineFollowsComposeFileAndItsSeparator() {
        var found = ComposeFiles.resolve(
                ComposeOptions.NONE,
                folder,
                Map.of("COMPOSE_FILE", "compose.yaml,other.yaml", "COMPOSE_PATH_SEPARATOR", ","));
        assertThat(found.files()).containsExactly(folder.resolve("compose.yaml"), folder.resolve("other.yaml"));
    }

    @Test
    void theEnvFileOfTheFolderMayNameTheFiles() throws IOException {
        Files.writeString(folder.resolve(".env"), "COMPOSE_FILE=other.yaml\n");
        var found = ComposeFiles.find(folder, Map.of());
        assertThat(found.files()).containsExactly(folder.resolve("other.yaml"));
        assertThat(found.effectiveEnvFiles()).containsExactly(folder.resolve(".env"));
    }

    @Test
    void theProjectDirectoryCanBeElsewhere() {
        var found = ComposeFiles.resolve(
                new ComposeOptions(
                        List.of("other.yaml"), Optional.of(Path.of("deep")), List.of(), List.of(), Optional.empty()),
                folder,
                Map.of());
        assertThat(found.projectDirectory()).isEqualTo(folder.resolve("deep"));
        assertThat(found.files()).containsExactly(folder.resolve("other.yaml"));
    }
}
