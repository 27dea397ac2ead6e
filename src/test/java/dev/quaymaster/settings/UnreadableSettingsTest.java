package dev.quaymaster.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.settings.SettingsFile.Loaded;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Settings that say something else than what this program understands: which volumes are locked is
/// not known then.
@Timeout(60)
class UnreadableSettingsTest {

    private static final String GOOD = """
            stacks: []
            plans: []
            locked-volumes:
            - pgdata
            - uploads
            preferences:
              theme: system
            """;

    @TempDir
    private Path folder;

    private Path path;
    private SettingsFile file;

    @BeforeEach
    void chooseFile() {
        path = folder.resolve("settings.yaml");
        file = new SettingsFile(path);
    }

    static Stream<Arguments> slips() {
        return Stream.of(
                Arguments.of("a typo at the end", GOOD + "x: [\n"),
                Arguments.of("a tab for an indent", GOOD + "\tx: 1\n"),
                Arguments.of("an unknown word", GOOD.replace("system", "purple")),
                Arguments.of("locks merged by hand", GOOD + "locked-volumes:\n- other\n"),
                Arguments.of("marks of a merge", "<<<<<<< HEAD\n" + GOOD + ">>>>>>> other\n"),
                Arguments.of("a second document", GOOD + "---\n" + GOOD),
                Arguments.of("locks in one line", "locked-volumes: pgdata, uploads\n"),
                Arguments.of("one lock, no list", "locked-volumes: pgdata\n"),
                Arguments.of("two names in one entry", "locked-volumes:\n- pgdata, uploads\n"),
                Arguments.of("a wrong indent joins names", "locked-volumes:\n- pgdata\n - uploads\n"),
                Arguments.of("locks with values", "locked-volumes:\n- pgdata: true\n"),
                Arguments.of("locks as names with values", "locked-volumes:\n  pgdata: true\n"),
                Arguments.of("a list in the list", "locked-volumes:\n- - pgdata\n"),
                Arguments.of("a lock without a name", "locked-volumes:\n- pgdata\n-\n"),
                Arguments.of("another case", "Locked-Volumes:\n- pgdata\n"),
                Arguments.of("another spelling", "locked_volumes:\n- pgdata\n"),
                Arguments.of("a misspelling", "lokced-volumes:\n- pgdata\n"),
                Arguments.of(
                        "locks below the preferences",
                        "preferences:\n  theme: system\n  locked-volumes:\n  - pgdata\n"),
                Arguments.of("locks below a plan", """
                        plans:
                        - name: a
                          stack: b
                          destination: /c
                          locked-volumes:
                          - d
                        """),
                Arguments.of("a list contains itself", "stacks: &a [[*a]]\n"),
                Arguments.of("the file contains itself", "x: &a {y: *a}\n"),
                Arguments.of("a bomb of aliases", bomb()),
                Arguments.of("a hundred thousand brackets", "x: " + "[".repeat(100_000)),
                Arguments.of("a million entries", "x:\n" + "- a\n".repeat(1_000_000)),
                Arguments.of("a class of Java", "x: !!javax.script.ScriptEngineManager []\n"),
                Arguments.of("only words", "hello\n"),
                Arguments.of("a list", "- pgdata\n"),
                Arguments.of("nothing", ""),
                Arguments.of("blanks", " \n\n"),
                Arguments.of("zeros, as a crash leaves them", "\0".repeat(300)));
    }

    private static String bomb() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            var alias = "*a" + (i - 1);
            text.append("a%d: &a%d [%s]\n".formatted(i, i, (alias + ", ").repeat(8) + alias));
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slips")
    void whatIsNotUnderstoodStaysAndLocksAllVolumes(String slip, String text) throws IOException {
        Files.writeString(path, text);
        assertIsUnreadable();
        assertThat(Files.readString(path)).isEqualTo(text);
    }

    private void assertIsUnreadable() {
        assertThat(file.load()).isInstanceOf(Loaded.NotUnderstood.class);
        assertThat(file.load().notice().orElseThrow())
                .startsWith("The settings in " + path + " can't be read: ")
                .endsWith("until you mend that file, or move it away to begin anew.")
                .doesNotContain("Exception", "\n");
        var locks = new LockedVolumes(file);
        assertThat(locks.known()).isEmpty();
        assertThatExceptionOfType(SettingsException.class).isThrownBy(locks::now);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> locks.set("other", true))
                .withMessageStartingWith("Nothing was done: the settings in " + path);
    }

    @Test
    void bytesThatAreNoTextStay() throws IOException {
        var bytes = (GOOD + "\u00ff\u00fe").getBytes(ISO_8859_1);
        Files.write(path, bytes);
        assertIsUnreadable();
        assertThat(path).hasBinaryContent(bytes);
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        assertIsUnreadable();
    }

    @Test
    void aDeviceIsNotRead() throws IOException {
        Files.createSymbolicLink(path, Path.of("/dev/zero"));
        assertIsUnreadable();
        assertThat(path).isSymbolicLink();
    }

    @Test
    void aFolderInItsPlaceStays() throws IOException {
        Files.createDirectory(path);
        assertIsUnreadable();
        assertThat(path).isDirectory();
    }

    @Test
    void aLinkThatLeadsNowhereDoesNotMeanThatNothingIsLocked() throws IOException {
        Files.createSymbolicLink(path, folder.resolve("unmounted/settings.yaml"));
        assertIsUnreadable();
        assertThat(path).isSymbolicLink();
        assertThat(folder.resolve("unmounted")).doesNotExist();
    }

    @Test
    void aFileOfSeventeenMebibytesIsNotRead() throws IOException {
        Files.writeString(path, GOOD);
        try (var huge = new RandomAccessFile(path.toFile(), "rw")) {
            huge.setLength(17 << 20);
        }
        assertIsUnreadable();
    }

    @Test
    void whereverTheFileIsCutOffNoLockIsLost() throws IOException {
        var locked = Set.of("pgdata", "uploads", "uploads-2");
        for (var name : locked) {
            new LockedVolumes(file).set(name, true);
        }
        var whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            var known = new LockedVolumes(file).known();
            assertThat(known.orElse(locked)).as("after %d bytes", length).isEqualTo(locked);
        }
    }

    @Test
    void theReasonIsTold() throws IOException {
        Files.writeString(path, GOOD + "x: [\n");
        assertThat(file.load().notice().orElseThrow()).contains("can't be read: line 9: ");
        Files.write(path, new byte[] {(byte) 0xff, 'a'});
        assertThat(file.load().notice().orElseThrow()).contains("is no text in UTF-8");
        Files.writeString(path, "Locked-Volumes: [a]\n");
        assertThat(file.load().notice().orElseThrow())
                .contains("“Locked-Volumes” is not known; locked volumes are listed as" + " locked-volumes");
    }
}
