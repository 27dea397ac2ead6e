package dev.quaymaster.compose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that would eat all memory or time end in a result or in a problem, in a process with 256
/// MB.
class LimitsTest {

    private static final String TOO_MANY =
            "With this there are more than 250,000 values, which no compose file needs. Aliases"
                    + " count as what they stand for.";

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES) // only so that a hang ends; it takes seconds
    void extremeFilesEndInAResultOrAProblemInLittleMemory() throws Exception {
        assertThat(loadedInAProcessOfItsOwn())
                .containsExactly(
                        "TEN_THOUSAND_SERVICES loaded 10000 services",
                        "TEN_MEGABYTES refused: This file is larger than 8 MB, which no compose file" + " needs.",
                        "ONE_LONG_VALUE refused: A line of this file is longer than a million" + " characters.",
                        "ALIAS_BOMB refused: " + TOO_MANY,
                        "MERGE_BOMB refused: " + TOO_MANY,
                        "SELF_INCLUDE refused: These files include each other: "
                                + "%1$s → %1$s.".formatted(folder.resolve("SELF_INCLUDE/compose.yaml")),
                        "DOUBLING_INCLUDES refused: Too many files are included.",
                        "TOO_MANY_VALUES refused: " + TOO_MANY,
                        "LONG_CHAIN_OF_EXTENDS loaded 10000 services",
                        "CIRCLE_OF_EXTENDS refused: Too many services extend one another here.",
                        "LONG_CHAIN_OF_DEPENDENCIES loaded 40001 services",
                        "ENV_FILE_BOMB refused: variables make this too long to be meant.",
                        "EVERY_PORT_OF_MANY_SERVICES refused: With these ports there are more than" + " 70,000 in all.",
                        "THOUSANDS_OF_RESETS loaded 5000 services",
                        "THOUSANDS_OF_MISTAKES refused: The key \"imag\" is not known here. Did you"
                                + " mean \"image\"?",
                        "THOUSANDS_OF_WRONG_NAMES refused: It depends on the service \"t0\", which is"
                                + " not defined. Did you mean \"s0\"?",
                        "DEEP_NESTING refused: This is not valid YAML: Nesting Depth exceeded max" + " 100",
                        "DEEP_DEFAULTS refused: variables are nested too deeply.");
    }

    private List<String> loadedInAProcessOfItsOwn() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Extreme.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
