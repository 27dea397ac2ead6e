package dev.quaymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `src/bin/quaymaster` as a user meets it: from any folder, through a link, with an old default
/// `java`, without a display.
class LauncherIT {

    private static final Path LAUNCHER = Path.of("src/bin/quaymaster").toAbsolutePath();

    @TempDir Path folder;

    @Test
    void startsFromAnotherFolderThroughALink() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("qm"), LAUNCHER);

        var run = run(Map.of(), link.toString(), "--version");

        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void findsItsJdkWhenTheDefaultJavaIsOlder() throws Exception {
        var old = Files.createDirectories(folder.resolve("old-jdk/bin"));
        Files.writeString(folder.resolve("old-jdk/release"), "JAVA_VERSION=\"17.0.2\"\n");
        for (var program : List.of("java", "javac")) {
            var file =
                    Files.writeString(
                            old.resolve(program), "#!/bin/sh\necho the old one ran\nexit 9\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        var environment =
                Map.of(
                        "JAVA_HOME",
                        folder.resolve("old-jdk").toString(),
                        "PATH",
                        old + ":" + System.getenv("PATH"));

        var run = run(environment, LAUNCHER.toString(), "--version");

        assertThat(run.output()).doesNotContain("the old one ran");
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void keepsTheExitCodeOfTheCommand() throws Exception {
        var run = run(Map.of(), LAUNCHER.toString(), "no-such-command");

        assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
    }

    @Test
    void withoutADisplaySaysSoAndNamesTheCommandsThatWork() throws Exception {
        var run = run(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", ""), LAUNCHER.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("There is no display here")
                .contains("quaymaster up")
                .contains("--snapshot FILE.png");
    }

    @Test
    void drawsAPictureWithoutADisplay() throws Exception {
        var picture = folder.resolve("window.png");

        var run =
                run(
                        Map.of("DISPLAY", "", "QUAYMASTER_HOME", folder.toString()),
                        LAUNCHER.toString(),
                        "--snapshot",
                        picture.toString(),
                        "--size",
                        "1024x700");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(picture).isNotEmptyFile();
    }

    private Run run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Stream.of(command).toList());
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private record Run(int exitCode, String output) {}
}
