package dev.quaymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `src/bin/quaymaster` as a user meets it: from any folder, through a link, with an old default
/// `java`, without a display.
class LauncherIT {

    private static final Path LAUNCHER = Path.of("src/bin/quaymaster").toAbsolutePath();

    @TempDir
    Path folder;

    /// Building tells of itself, which is not what the tests compare.
    @BeforeAll
    static void build(@TempDir Path elsewhere) throws Exception {
        var run = run(elsewhere, Map.of(), LAUNCHER.toString(), "--version");
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

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
            var file = Files.writeString(old.resolve(program), "#!/bin/sh\necho the old one ran\nexit 9\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        var environment =
                Map.of("JAVA_HOME", folder.resolve("old-jdk").toString(), "PATH", old + ":" + System.getenv("PATH"));

        var run = run(environment, LAUNCHER.toString(), "--version");

        assertThat(run.output()).doesNotContain("the old one ran");
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void keepsTheExitCodeOfTheCommand() throws Exception {
        var run = run(Map.of(), LAUNCHER.toString(), "no-such-command");

        assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
    }

    /// As cron, services and emptied environments start it: no HOME, no locale.
    @Test
    void understandsEveryNameWithoutLocaleAndHome() throws Exception {
        Files.writeString(folder.resolve("grün-日本.yaml"), "name: x\nservices: {a: {image: b}}\n");
        var locales = List.of("LANG=C", "LC_ALL=C", "LC_ALL=POSIX", "LANG=xx_XX.UTF-8");
        for (var locale : locales) {
            var run = run(
                    Map.of(),
                    "env",
                    "-i",
                    "PATH=" + System.getenv("PATH"),
                    "QUAYMASTER_HOME=" + folder.resolve("heim-ä"),
                    locale,
                    LAUNCHER.toString(),
                    "-f",
                    "grün-日本.yaml",
                    "config",
                    "--services");
            assertThat(run).as(locale).isEqualTo(new Run(0, "a\n"));
        }
    }

    @Test
    void aHomeThatCannotBeWrittenIsDoneWithout() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        var environment = Map.of(
                "HOME",
                "/dev/null/home",
                "XDG_CACHE_HOME",
                "",
                "TMPDIR",
                temporary.toString(),
                "QUAYMASTER_HOME",
                "/dev/null/home");

        var first = run(environment, LAUNCHER.toString(), "backup", "ls");
        var second = run(environment, LAUNCHER.toString(), "backup", "ls");

        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).contains("/dev/null/home/.cache can't be written to, so " + temporary);
        assertThat(second).isEqualTo(new Run(0, "No backups yet.\nID   OF   MADE   SIZE   STATE   WHY\n"));
        try (var made = Files.list(temporary)) {
            var cache = made.toList().getFirst();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aFolderOfSomebodyElseIsNotTakenForTheCache() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        var user = new String(
                        new ProcessBuilder("id", "-u").start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip();
        var trap = Files.createDirectory(folder.resolve("trap"));
        Files.createSymbolicLink(temporary.resolve("quaymaster-" + user), trap);

        var run =
                run(Map.of("HOME", "/dev/null/home", "TMPDIR", temporary.toString()), LAUNCHER.toString(), "--version");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("so " + temporary.resolve("quaymaster-"));
        assertThat(trap).isEmptyDirectory();
        assertThat(run.output()).doesNotContain("so " + temporary.resolve("quaymaster-" + user) + " ");
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

        var run = run(
                Map.of("DISPLAY", "", "QUAYMASTER_HOME", folder.toString()),
                LAUNCHER.toString(),
                "--snapshot",
                picture.toString(),
                "--size",
                "1024x700");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(picture).isNotEmptyFile();
    }

    private Run run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        return run(folder, environment, command);
    }

    private static Run run(Path folder, Map<String, String> environment, String... command)
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
