package dev.quaymaster.backup.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.Main;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.settings.Folders;
import dev.quaymaster.settings.LockedVolumes;
import dev.quaymaster.settings.SettingsFile;
import dev.quaymaster.volume.HelperContainers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the program at random moments of backup, restore, recovery, prune and changes of the
/// settings, two of them running side by side, and looks at every volume, container, lock and set
/// afterwards: nothing is lost, nothing stays stopped, nothing is half-listed.
///
/// `-Dquaymaster.kills=12` says how often, `-Dquaymaster.kills.seed=…` repeats a failure.
class RandomKillsIT {

    private static final int KILLS = Integer.getInteger("quaymaster.kills", 100);
    private static final long SEED = Long.getLong("quaymaster.kills.seed", System.nanoTime());

    /// Most commands have ended by then.
    private static final int LONGEST_MILLIS = 3500;

    /// A lock of a volume from the start, in settings as the version before wrote them.
    private static final String PRECIOUS = "precious";

    @TempDir Path folder;
    private final Random random = new Random(SEED);
    private final List<String> story = new ArrayList<>();
    private Lab lab;

    /// Where backups go, and are pruned.
    private BackupStore store;

    /// Where the backup is that is restored, and the safety copies.
    private BackupStore base;

    private Map<String, String> environment;
    private Folders folders;
    private Path journals;
    private List<String> volumes;
    private List<String> apps;
    private BackupSet backup;
    private Map<String, String> saved;

    /// What one program does.
    private enum Action {
        BACKUP,
        BACKUP_STOPPED,
        RESTORE,
        RECOVERY,
        PRUNE,
        LOCK
    }

    @BeforeEach
    void open() throws IOException, InterruptedException {
        lab = new Lab();
        store = new BackupStore(folder.resolve("backups"));
        base = new BackupStore(folder.resolve("base"));
        environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        folders = Folders.of(environment, "Linux", folder);
        journals = folders.journals(EngineLocator.locate(System.getenv(), Optional.empty()).host());
        Files.createDirectories(folders.settingsFile().getParent());
        Files.writeString(folders.settingsFile(), "locked-volumes: [%s]\n".formatted(PRECIOUS));
        volumes = List.of(lab.volume("one"), lab.volume("two"));
        apps = List.of(lab.busybox("app", volumes.get(0)), lab.busybox("web", volumes.get(1)));
        lab.volume("spare");
        mark("backup");
        backup =
                new BackupRunner(lab.engine(), journals, Clock.systemUTC())
                        .run(BackupRequest.stack(lab.stack(), base), _ -> {});
        saved = contents();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void nothingIsLostNothingStaysStoppedAndNothingIsHalfListed()
            throws IOException, InterruptedException {
        System.out.println("-Dquaymaster.kills.seed=" + SEED);
        for (int kills = 0; kills < KILLS; kills += 3) {
            story.clear();
            mark("before " + kills);
            var before = contents();
            var sets = ids();
            kill(start(any(Action.BACKUP, Action.BACKUP_STOPPED, Action.RESTORE)), delay());
            sideBySide(Action.RECOVERY, any(Action.values()));
            recover();
            check(before, sets);
        }
    }

    private Action any(Action... actions) {
        return actions[random.nextInt(actions.length)];
    }

    private int delay() {
        return 200 + random.nextInt(LONGEST_MILLIS);
    }

    /// Runs two programs, each killed at a moment of its own.
    private void sideBySide(Action one, Action other) throws IOException, InterruptedException {
        var first = start(one);
        pass(random.nextInt(600));
        var second = start(other);
        kill(first, delay());
        kill(second, delay() / 2);
    }

    private void kill(Program program, int after) throws IOException, InterruptedException {
        boolean ended = program.process().waitFor(after, TimeUnit.MILLISECONDS);
        program.process().destroyForcibly().waitFor();
        story.add(
                "%s %s: %s"
                        .formatted(
                                program.action(),
                                ended
                                        ? "ended with " + program.process().exitValue()
                                        : "was killed after " + after + " ms",
                                Files.readString(program.said()).strip()));
    }

    /// A program that runs.
    ///
    /// @param said what it prints
    private record Program(Action action, Process process, Path said) {}

    private Program start(Action action) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.awt.headless=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(arguments(action));
        story.add(action.name());
        var said = Files.createTempFile(folder, action.name(), ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        builder.redirectInput(new File("/dev/null"));
        return new Program(action, builder.start(), said);
    }

    private List<String> arguments(Action action) {
        var to = store.folder().toString();
        return switch (action) {
            case BACKUP -> backUp("--to", to);
            case BACKUP_STOPPED -> backUp("--to", to, "--method", "stop");
            case RESTORE ->
                    List.of(
                            "backup",
                            "restore",
                            backup.id(),
                            "--yes",
                            "--to",
                            base.folder().toString());
            case RECOVERY -> List.of("volume", "ls");
            case PRUNE -> List.of("backup", "prune", "--keep-last", "2", "--yes", "--to", to);
            case LOCK ->
                    List.of(
                            "volume",
                            random.nextBoolean() ? "lock" : "unlock",
                            lab.nameOf("spare"));
        };
    }

    private List<String> backUp(String... options) {
        var all = new ArrayList<>(List.of("backup", "run"));
        volumes.forEach(volume -> all.addAll(List.of("--volume", volume)));
        all.addAll(List.of(options));
        return all;
    }

    private void recover() {
        var locks = new LockedVolumes(new SettingsFile(folders.settingsFile()));
        story.addAll(Recovery.run(lab.engine(), journals, Clock.systemUTC(), locks::now));
        assertThat(Recovery.run(lab.engine(), journals, Clock.systemUTC(), locks::now))
                .as("left for the next start, after %s", this)
                .isEmpty();
        assertThat(locks.now()).as("locks, after %s", this).contains(PRECIOUS);
    }

    private void check(Map<String, String> before, Set<String> sets) {
        assertThat(apps)
                .as("containers, after %s", this)
                .allSatisfy(app -> assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING));
        HelperContainers.removeLeftovers(lab.engine());
        assertThat(lab.engine().containers(LabelFilter.has(HelperContainers.LABEL)))
                .as("helpers, after %s", this)
                .extracting(Container::mounts)
                .noneMatch(mounts -> mounts.stream().anyMatch(one -> volumes.contains(one.name())));
        checkVolumes(before);
        checkSets(sets);
    }

    private void checkVolumes(Map<String, String> before) {
        var now = contents();
        if (story.contains(Action.RESTORE.name())) {
            assertThat(now).as("volumes, after %s", this).isIn(before, saved);
        } else {
            assertThat(now).as("volumes, after %s", this).isEqualTo(before);
        }
    }

    private void checkSets(Set<String> before) {
        if (!story.contains(Action.PRUNE.name())) {
            assertThat(ids()).as("sets, after %s", this).containsAll(before);
        } else {
            assertThat(ids().size())
                    .as("sets, after %s", this)
                    .isGreaterThanOrEqualTo(Math.min(2, before.size()));
        }
        assertThat(Stream.of(store, base).flatMap(one -> one.list().stream()))
                .as("sets, after %s", this)
                .allSatisfy(
                        set ->
                                assertThat(Verifier.volumes(set, set.manifest().volumes(), _ -> {}))
                                        .isEmpty());
        assertThat(base.list())
                .as("sets, after %s", this)
                .extracting(BackupSet::id)
                .contains(backup.id());
    }

    private Set<String> ids() {
        return store.list().stream()
                .map(BackupSet::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Gives all files of both volumes a new content.
    private void mark(String text) {
        for (var app : apps) {
            lab.sh(
                    app,
                    "cd /v; mkdir -p d; for i in $(seq 150); do echo '%s' > d/$i; done; seq 200000 > big; echo '%s' >> big"
                            .formatted(text, text));
        }
    }

    private Map<String, String> contents() {
        var contents = new HashMap<String, String>();
        for (var app : apps) {
            contents.put(
                    app,
                    lab.sh(
                            app,
                            "cd /v; find . | sort | md5sum; find . -type f | sort | xargs cat |"
                                    + " md5sum"));
        }
        return contents;
    }

    private static void pass(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }

    /// What was done in this round, and how to repeat it.
    @Override
    public String toString() {
        return "-Dquaymaster.kills.seed=" + SEED + "\n" + String.join("\n", story);
    }
}
