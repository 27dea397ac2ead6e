package dev.quaymaster.compose.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the loader to what the reference, docker compose 2.40.3, made of real files. The cases lie
/// beside the project; without them this says so and skips, and the project's own cases remain.
class ComposeConformanceTest {

    /// what was reached; raise it with every step forward, so that none is lost again
    private static final int FLOOR = 201;

    private static final int HASH_FLOOR = 201;

    private static final Path CASES = Path.of("..", "shared", "compose-cases", "cases");

    /// the project's own cases, checked against the reference when they were written
    private static final Path OWN_CASES = Path.of("src", "test", "resources", "dev", "quaymaster", "compose", "cases");

    @TempDir
    Path scratch;

    @Test
    void theProjectsOwnCasesAllAgree() throws IOException {
        var cases = casesIn(OWN_CASES);
        assertThat(cases).isNotEmpty();
        for (var one : cases) {
            assertThat(one.differences()).as(one.name()).isEmpty();
        }
    }

    @Test
    void theRecordedCasesComeOutAsTheReferenceMadeThem() throws IOException {
        var cases = cases();
        List<String> failures = new ArrayList<>();
        for (var one : cases) {
            var differences = one.differences();
            if (!differences.isEmpty()) {
                failures.add(one.name() + "\n    " + String.join("\n    ", differences));
            }
        }
        int reached = cases.size() - failures.size();
        System.out.println("compose conformance: " + reached + " of " + cases.size());
        assertThat(reached)
                .as("cases that agree; these do not:%n%s", String.join("\n", failures))
                .isGreaterThanOrEqualTo(FLOOR);
    }

    @Test
    void theConfigHashesAreThoseOfTheReference() throws IOException {
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (var one : cases()) {
            var bad = one.wrongHashes();
            if (bad.isEmpty()) {
                right++;
            } else {
                wrong.add(one.name() + ": " + String.join(" ", bad));
            }
        }
        System.out.println("compose config hashes: " + right + " cases without a wrong one");
        assertThat(right)
                .as("cases with right hashes; these are wrong:%n%s", String.join("\n", wrong))
                .isGreaterThanOrEqualTo(HASH_FLOOR);
    }

    private List<ConformanceCase> cases() throws IOException {
        if (!Files.isDirectory(CASES)) {
            System.out.println("NOT CHECKED: there are no recorded compose cases at " + CASES);
        }
        Assumptions.assumeTrue(Files.isDirectory(CASES), "recorded cases are beside the project");
        return casesIn(CASES);
    }

    private List<ConformanceCase> casesIn(Path root) throws IOException {
        List<ConformanceCase> cases = new ArrayList<>();
        try (var folders = Files.list(root)) {
            for (var folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve("case.json"))) {
                    cases.add(new ConformanceCase(folder.toAbsolutePath(), scratch));
                }
            }
        }
        return cases;
    }
}
