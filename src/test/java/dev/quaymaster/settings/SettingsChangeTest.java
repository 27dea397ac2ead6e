package dev.quaymaster.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SettingsChangeTest {

    /// One that earlier versions wrote: shared lists as anchors, no version.
    private static final String OF_AN_EARLIER_VERSION = """
            stacks: &id001 []
            plans:
            - name: nightly
              stack: shop
              volumes: *id001
              schedule: 0 2 * * *
              zone: Europe/Berlin
              keep-last: 7
              destination: /backups
              methods: {}
            locked-volumes:
            - pgdata
            preferences:
              theme: dark
              reduced-motion: true
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

    /// Another program of the user: locks as many volumes as it is told.
    public static void main(String[] args) {
        var locks = new LockedVolumes(new SettingsFile(Path.of(args[0])));
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            locks.set(args[1] + "-" + i, true);
        }
    }

    @Test
    void ofSixteenLocksAtOnceByFourProgramsAllAreKept() throws Exception {
        var programs = new ArrayList<Process>();
        for (var name : List.of("a", "b", "c")) {
            programs.add(program(name, 4));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var mine = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                var name = "d-" + i;
                mine.add(threads.submit(() -> new LockedVolumes(file).set(name, true)));
            }
            for (var one : mine) {
                one.get();
            }
        }
        for (var one : programs) {
            assertThat(one.waitFor()).isZero();
        }
        var all = new TreeSet<String>();
        for (var name : List.of("a", "b", "c", "d")) {
            for (int i = 0; i < 4; i++) {
                all.add(name + "-" + i);
            }
        }
        assertThat(new LockedVolumes(file).now()).isEqualTo(all);
    }

    private Process program(String name, int count) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SettingsChangeTest.class.getName(),
                            path.toString(),
                            name,
                            Integer.toString(count))
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aProgramThatIsKilledWhileItWritesLosesNoLock() throws Exception {
        new LockedVolumes(file).set("precious", true);
        for (int round = 0; round < 3; round++) {
            var other = program("other" + round, 1000);
            while (new LockedVolumes(file).now().size() < 3 * (round + 1)) {
                Thread.onSpinWait();
            }
            var before = new LockedVolumes(file).now();
            other.destroyForcibly().waitFor();

            assertThat(new LockedVolumes(file).now()).containsAll(before).contains("precious");
        }
        new LockedVolumes(file).set("later", true);
        assertThat(new LockedVolumes(file).now()).contains("precious", "later");
    }

    @Test
    void theFileThatALinkLeadsToIsReplacedAndTheLinkStays() throws IOException {
        var dotfiles = Files.createDirectory(folder.resolve("dotfiles"));
        var target = Files.writeString(dotfiles.resolve("quaymaster.yaml"), OF_AN_EARLIER_VERSION);
        Files.createSymbolicLink(path, Path.of("dotfiles/quaymaster.yaml"));

        new LockedVolumes(file).set("uploads", true);

        assertThat(path).isSymbolicLink();
        assertThat(Files.readString(target)).contains("- pgdata\n- uploads\n");
        assertThat(new LockedVolumes(file).now()).containsExactlyInAnyOrder("pgdata", "uploads");
    }

    @Test
    void whatAnEarlierVersionWroteIsReadAndWrittenWithoutAnchors() throws IOException {
        Files.writeString(path, OF_AN_EARLIER_VERSION);
        var before = file.load().require();
        assertThat(before.plan("nightly").orElseThrow().source().stack()).contains("shop");
        assertThat(before.lockedVolumes()).containsExactly("pgdata");
        assertThat(before.preferences().reducedMotion()).isTrue();

        assertThat(file.change(settings -> settings)).isEqualTo(before);

        assertThat(file.load().require()).isEqualTo(before);
        assertThat(Files.readString(path)).doesNotContain("&", "*id");
    }

    @Test
    void entriesThatAreNotKnownStay() throws IOException {
        Files.writeString(path, OF_AN_EARLIER_VERSION + "colours: {ship: [red, '007']}\nnotes: mine\n");
        new LockedVolumes(file).set("uploads", true);
        assertThat(Files.readString(path)).contains("colours:\n  ship:\n  - red\n  - '007'\n", "notes: mine\n");
        assertThat(file.load())
                .isInstanceOfSatisfying(
                        SettingsFile.Loaded.Understood.class,
                        readable -> assertThat(readable.unknown()).containsExactly("colours", "notes"));
    }

    @Test
    void whatANewerVersionWroteIsReadAndNotChanged() throws IOException {
        var text = "version: 3\n" + OF_AN_EARLIER_VERSION;
        Files.writeString(path, text);
        assertThat(new LockedVolumes(file).now()).containsExactly("pgdata");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> new LockedVolumes(file).set("pgdata", false))
                .withMessageContaining("written by a newer Quaymaster");
        assertThat(path).hasContent(text);
    }

    @Test
    void volumesWithNamesLikeNumbersDatesAndTruthsAreLocked() {
        var names = Set.of("0123", "1_000", "1e3", "2026-11-21", "null", "yes", "off", "0x1F", "a.b");
        names.forEach(name -> new LockedVolumes(file).set(name, true));
        assertThat(new LockedVolumes(file).now()).isEqualTo(names);
    }

    @Test
    void locksWrittenByHandWithoutQuotesAreWhatTheySay() throws IOException {
        Files.writeString(path, "locked-volumes: [0123, 2026-11-21, yes]\n", UTF_8);
        assertThat(new LockedVolumes(file).now()).containsExactlyInAnyOrder("0123", "2026-11-21", "yes");
    }

    @Test
    void aNameThatCouldNotBeReadAgainIsNotWritten() {
        new LockedVolumes(file).set("pgdata", true);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> new LockedVolumes(file).set("a\nb", true))
                .withMessageContaining("is no name of a volume");
        assertThat(new LockedVolumes(file).now()).containsExactly("pgdata");
    }
}
