package dev.quaymaster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program says on the terminal: sentences, never a trace.
class QuietProcessIT {

    @TempDir
    private Path folder;

    @Test
    void aWindowThatClosesWithItsConnectionsOpenSaysNothing() throws Exception {
        var picture = folder.resolve("window.png");

        var run = run(List.of(), "--snapshot", picture.toString(), "--screen", "volumes");

        assertQuiet(run);
        assertThat(picture).isNotEmptyFile();
    }

    @Test
    void aWindowWithoutAnEngineSaysNothingEither() throws Exception {
        var picture = folder.resolve("window.png");

        var run = run(noEngine(), "--snapshot", picture.toString(), "--screen", "volumes");

        assertQuiet(run);
        assertThat(folder.resolve("state/quaymaster.log")).content().contains("EngineException: Can't list containers");
    }

    @Test
    void aCommandWithoutAnEngineSaysASentence() throws Exception {
        var run = run(noEngine(), "ls");

        assertThat(run.exitCode()).isEqualTo(20);
        assertThat(run.errors()).contains("no engine has a socket at").doesNotContain("\tat ");
        assertThat(run(noEngine(), "--verbose", "ls").errors()).contains("\tat ");
    }

    /// The desktop's libraries may have their say; this program has nothing to say.
    private static void assertQuiet(Run run) {
        assertThat(run.errors()).doesNotContain("dev.quaymaster", "Exception", "\tat ");
        assertThat(run.exitCode()).isZero();
    }

    private List<String> noEngine() {
        return List.of("DOCKER_HOST=unix://" + folder.resolve("none.sock"));
    }

    private record Run(int exitCode, String errors) {}

    private Run run(List<String> environment, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.quaymaster.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Stream.concat(Stream.of("QUAYMASTER_HOME=" + folder), environment.stream())
                .map(entry -> entry.split("=", 2))
                .forEach(entry -> builder.environment().put(entry[0], entry[1]));
        var process = builder.start();
        var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), errors);
    }
}
