package dev.quaymaster.backup.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.recovery.RandomKills.Ending;
import dev.quaymaster.backup.recovery.RandomKills.Program;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.CommandLineRun;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.settings.Folders;
import dev.quaymaster.settings.LockedVolumes;
import dev.quaymaster.settings.Preferences;
import dev.quaymaster.settings.SettingsFile;
import dev.quaymaster.volume.HelperContainers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the program at random moments of backup, restore, recovery, prune and upgrades of the
/// settings, two of them running side by side, and looks at every volume, container, lock and set
/// afterwards: nothing is lost, nothing stays stopped, nothing is half-listed.
///
/// `-Dquaymaster.kills=12` says how often, `-Dquaymaster.kills.seed=…` repeats a failure.
class RandomKillsIT {

    private static final int KILLS = Integer.getInteger("quaymaster.kills", 100);
    private static final long SEED = Long.getLong("quaymaster.kills.seed", System.nanoTime());

    /// A volume that is locked all the time.
    private static final String PRECIOUS = "precious";

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<String> story = new ArrayList<>();
    private final List<Ending<Action>> endings = new ArrayList<>();
    private Lab lab;

    /// Where backups go, and are pruned.
    private BackupStore store;

    /// Where the backup is that is restored, and the safety copies.
    private BackupStore base;

    private Map<String, String> environment;
    private Folders folders;
    private LockedVolumes locks;
    private Path journals;
    private RandomKills<Action> kills;
    private List<String> volumes;
    private List<String> apps;
    private String database;
    private String spare;
    private BackupSet backup;
    private Map<String, String> saved;

    /// What one program does.
    private enum Action {
        BACKUP,
        BACKUP_STOPPED,
        RESTORE,
        RECOVERY,
        PRUNE,
        LOCK,
        UNLOCK
    }

    @BeforeEach
    void open() throws IOException {
        lab = new Lab();
        store = new BackupStore(folder.resolve("backups"));
        base = new BackupStore(folder.resolve("base"));
        environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        folders = Folders.of(environment, "Linux", folder);
        locks = new LockedVolumes(new SettingsFile(folders.settingsFile()));
        journals = folders.journals(
                EngineLocator.locate(System.getenv(), Optional.empty()).host());
        kills = new RandomKills<>(Action.class, folder, environment, random);
        volumes = List.of(lab.volume("one"), lab.volume("two"), lab.volume("pg"));
        apps = List.of(lab.busybox("app", volumes.get(0)), lab.busybox("web", volumes.get(1)));
        database = lab.postgres("db", volumes.get(2));
        lab.sql(database, "prefect", "CREATE TABLE t AS SELECT n, '' AS word FROM generate_series(1, 2000) AS n");
        spare = lab.volume("spare");
        mark("backup");
        backup = new BackupRunner(lab.engine(), journals, Clock.systemUTC())
                .run(BackupRequest.stack(lab.stack(), base), _ -> {});
        saved = contents();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void nothingIsLostNothingStaysStoppedAndNothingIsHalfListed() throws IOException, InterruptedException {
        System.out.println("-Dquaymaster.kills.seed=" + SEED);
        var locked = true;
        while (kills.hits() < KILLS) {
            story.clear();
            endings.clear();
            writeOldSettings(locked);
            requireRefused(locked);
            mark("before " + kills.tries());
            var before = contents();
            var sets = ids();
            sideBySide(any(Action.BACKUP, Action.BACKUP_STOPPED, Action.RESTORE), any(Action.LOCK, Action.UNLOCK));
            sideBySide(Action.RECOVERY, any(Action.values()));
            recover();
            check(before, sets);
            locked = checkSettings(locked);
            assertThat(kills.tries())
                    .as("programs that end before they are killed: %s", kills)
                    .isLessThanOrEqualTo(4 * Math.max(kills.hits(), 10));
        }
        System.out.println(kills);
    }

    private Action any(Action... actions) {
        return actions[random.nextInt(actions.length)];
    }

    /// Runs two programs, each killed at a moment of its own.
    private void sideBySide(Action one, Action other) throws IOException, InterruptedException {
        var first = start(one);
        pass(random.nextInt(600));
        for (var ending : kills.kill(List.of(first, start(other)))) {
            endings.add(ending);
            story.add(ending.toString());
        }
    }

    private Program<Action> start(Action action) throws IOException {
        story.add(action.name());
        return kills.start(action, arguments(action));
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
            case LOCK -> List.of("volume", "lock", spare);
            case UNLOCK -> List.of("volume", "unlock", spare);
        };
    }

    private List<String> backUp(String... options) {
        var all = new ArrayList<>(List.of("backup", "run"));
        volumes.forEach(volume -> all.addAll(List.of("--volume", volume)));
        all.addAll(List.of(options));
        return all;
    }

    /// As the version before wrote them.
    private void writeOldSettings(boolean locked) throws IOException {
        Files.createDirectories(folders.settingsFile().getParent());
        Files.writeString(folders.settingsFile(), """
                stacks: []
                plans:
                - name: nightly
                  volumes: [shop_data]
                  schedule: 0 2 * * *
                  zone: Etc/UTC
                  keep-last: 3
                  destination: /home/user/backups
                  methods: {}
                locked-volumes: [%s]
                preferences:
                  theme: dark
                  reduced-motion: true
                """.formatted(locked ? PRECIOUS + ", " + spare : PRECIOUS));
    }

    /// What is locked cannot be removed.
    private void requireRefused(boolean locked) {
        if (locked) {
            var line = new CommandLineRun(folder, environment, DockerEngine::connect);
            var refused = line.run("volume", "rm", "--yes", spare);
            assertThat(refused.code()).as(refused.all()).isEqualTo(1);
            assertThat(refused.err()).contains("Volume " + spare + " is locked");
            assertThat(lab.engine().volume(spare)).isPresent();
        }
    }

    /// The lock is as one of the programs left it, and the rest as it was.
    ///
    /// @return whether the spare volume is locked
    private boolean checkSettings(boolean before) {
        var settings = new SettingsFile(folders.settingsFile()).load().require();
        assertThat(settings.plan("nightly")).as("plans, after %s", this).isPresent();
        assertThat(settings.preferences().theme())
                .as("preferences, after %s", this)
                .isEqualTo(Preferences.Theme.DARK);
        assertThat(settings.lockedVolumes()).as("locks, after %s", this).contains(PRECIOUS);
        var locked = settings.lockedVolumes().contains(spare);
        assertThat(locked).as("the spare lock, after %s", this).isIn(possible(before));
        return locked;
    }

    private Set<Boolean> possible(boolean before) {
        var possible = new HashSet<>(Set.of(before));
        for (var ending : endings) {
            if (ending.action() == Action.LOCK || ending.action() == Action.UNLOCK) {
                if (!ending.killed()) {
                    // 10: unlocked what was not locked
                    assertThat(ending.code()).as("%s", this).isIn(0, 10);
                    possible.clear();
                }
                possible.add(ending.action() == Action.LOCK);
            }
        }
        return possible;
    }

    private void recover() {
        story.addAll(Recovery.run(lab.engine(), journals, Clock.systemUTC(), locks::now));
        assertThat(Recovery.run(lab.engine(), journals, Clock.systemUTC(), locks::now))
                .as("left for the next start, after %s", this)
                .isEmpty();
    }

    private void check(Map<String, String> before, Set<String> sets) {
        assertThat(Stream.concat(apps.stream(), Stream.of(database)))
                .as("containers, after %s", this)
                .allSatisfy(app -> assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING));
        HelperContainers.removeLeftovers(lab.engine());
        assertThat(lab.engine().containers(LabelFilter.has(HelperContainers.LABEL)))
                .as("helpers, after %s", this)
                .extracting(Container::mounts)
                .noneMatch(mounts -> mounts.stream().anyMatch(one -> volumes.contains(one.name())));
        assertThat(lab.engine().volumes(LabelFilter.has("dev.quaymaster.temporary")))
                .as("temporary volumes, after %s", this)
                .isEmpty();
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
            assertThat(ids().size()).as("sets, after %s", this).isGreaterThanOrEqualTo(Math.min(2, before.size()));
        }
        assertThat(Stream.of(store, base).flatMap(one -> one.list().stream()))
                .as("sets, after %s", this)
                .allSatisfy(
                        set -> assertThat(Verifier.volumes(set, set.manifest().volumes(), _ -> {}))
                                .isEmpty());
        assertThat(base.list())
                .as("sets, after %s", this)
                .extracting(BackupSet::id)
                .contains(backup.id());
    }

    private Set<String> ids() {
        return store.list().stream().map(BackupSet::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Gives all files and rows a new content.
    private void mark(String text) {
        for (var app : apps) {
            lab.sh(
                    app,
                    "cd /v; mkdir -p d; for i in $(seq 150); do echo '%s' > d/$i; done; seq 200000 > big; echo '%s' >> big"
                            .formatted(text, text));
        }
        lab.sql(database, "prefect", "UPDATE t SET word = '%s'".formatted(text));
    }

    /// Of files all; of a database what it answers, once it does.
    private Map<String, String> contents() {
        var contents = new HashMap<String, String>();
        for (var app : apps) {
            contents.put(
                    app, lab.sh(app, "cd /v; find . | sort | md5sum; find . -type f | sort | xargs cat |" + " md5sum"));
        }
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsMatching(AssertionError.class::isInstance)
                .until(
                        () -> contents.put(
                                database, lab.sql(database, "prefect", "SELECT count(*), min(word), max(word) FROM t")),
                        _ -> true);
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
