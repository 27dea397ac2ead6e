package dev.quaymaster.compose.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Pipes and devices where a compose file names a file: loading once waited for them for ever, or
/// read them until no memory was left.
@Timeout(20)
class PipesAndDevicesTest {

    @TempDir
    Path folder;

    @Test
    void anEnvFileThatIsAPipeIsAProblemAndNotWaitedFor() throws Exception {
        pipe("pipe");

        assertThat(problem("services: {a: {image: x, env_file: pipe}}"))
                .isEqualTo("The file %s cannot be read: it is not a regular file.".formatted(folder.resolve("pipe")));
    }

    @Test
    void anEnvFileWithoutAnEndIsAProblem() {
        assertThat(problem("services: {a: {image: x, env_file: [/dev/zero]}}"))
                .isEqualTo("The file /dev/zero cannot be read: it is not a regular file.");
    }

    @Test
    void anIncludedFileThatIsAPipeIsAProblem() throws Exception {
        pipe("pipe.yaml");

        assertThat(problem("include: [pipe.yaml]\nservices: {a: {image: x}}")).contains("not a regular file");
    }

    @Test
    void aFileToExtendThatIsAPipeIsAProblem() throws Exception {
        pipe("pipe.yaml");

        assertThat(problem("services: {a: {extends: {file: pipe.yaml, service: b}}}"))
                .contains("not a regular file");
    }

    private String problem(String compose) {
        var loaded = new LoadedFolder(folder).with("compose.yaml", compose).load("compose.yaml");
        assertThat(loaded.project()).isEmpty();
        return loaded.problems().stream().map(Problem::message).findFirst().orElseThrow();
    }

    private void pipe(String name) throws IOException, InterruptedException {
        var pipe = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }
}
