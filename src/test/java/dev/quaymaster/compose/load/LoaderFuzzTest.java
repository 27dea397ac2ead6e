package dev.quaymaster.compose.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.quaymaster.compose.CanonicalJson;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.ComposeOptions;
import dev.quaymaster.compose.LoadResult;
import dev.quaymaster.compose.SourceTexts;
import dev.quaymaster.compose.yaml.CanonicalYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever stands in a file, loading it ends in a project or in problems, never in an exception.
/// Each run tries a new seed besides those that every run tries; a failure says its seed.
class LoaderFuzzTest {

    private static final int ROUNDS = 150;

    @TempDir
    Path folder;

    private LoadResult load(String text, Path file) {
        var files = ComposeFiles.resolve(
                new ComposeOptions(
                        List.of(file.toString()), Optional.empty(), List.of(), List.of(), Optional.of("shop")),
                folder,
                Map.of("HOME", "/home/ann", "TAG", "1"));
        var result = ProjectLoader.load(files, new SourceTexts(Map.of(file, text)));
        assertThat(result.project().isPresent())
                .as(text)
                .isEqualTo(result.errors().isEmpty());
        result.project().ifPresent(project -> {
            CanonicalJson.compact(project.tree());
            CanonicalYaml.print(project.document());
        });
        return result;
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(1, 2, 3, 4), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDamagedFileIsAResultOrProblems(long seed) {
        var damage = new Damage(new Random(seed));
        var file = folder.resolve("compose.yaml");
        for (int round = 0; round < ROUNDS; round++) {
            var text = damage.of(SampleFiles.EVERYTHING);
            assertThatCode(() -> load(text, file))
                    .as("seed %d, round %d:%n%s", seed, round, text)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theUndamagedFileIsAProject() {
        var file = folder.resolve("compose.yaml");
        assertThat(load(SampleFiles.EVERYTHING, file).problems()).isEmpty();
    }
}
