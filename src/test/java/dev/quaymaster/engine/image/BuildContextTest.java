package dev.quaymaster.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.engine.spec.BuildSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("src/deep"));
        Files.createDirectories(folder.resolve("node_modules/x"));
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch");
        Files.writeString(folder.resolve(".dockerignore"), "node_modules\nDockerfile\n");
        Files.writeString(folder.resolve("src/deep/a.txt"), "a");
        Files.writeString(folder.resolve("node_modules/x/big.js"), "x");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("src"));
    }

    private static Set<String> names(BuildSpec spec) throws IOException {
        var names = new TreeSet<String>();
        try (var context = BuildContext.open(spec);
                var tar = new TarArchiveInputStream(context.tar())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName() + (entry.isSymbolicLink() ? "@" : ""));
            }
        }
        return names;
    }

    @Test
    void ignoredFilesAreLeftOutButNeverTheDockerfile() throws IOException {
        assertThat(names(BuildSpec.of(folder, "x")))
                .containsExactly(".dockerignore", "Dockerfile", "link@", "src/", "src/deep/", "src/deep/a.txt");
    }

    @Test
    void instructionsWithoutAFileComeAlong() throws IOException {
        var spec = new BuildSpec(
                folder.resolve("src"),
                new BuildSpec.Dockerfile.Inline("FROM scratch"),
                List.of(),
                Map.of(),
                Map.of(),
                BuildSpec.Options.none());

        assertThat(names(spec)).containsExactly(".quaymaster.Dockerfile", "deep/", "deep/a.txt");
    }

    @Test
    void aMissingDockerfileIsNamed() {
        var spec = BuildSpec.of(folder.resolve("src"), "x");

        assertThatThrownBy(() -> BuildContext.open(spec)).hasMessage("there is no " + folder.resolve("src/Dockerfile"));
    }
}
