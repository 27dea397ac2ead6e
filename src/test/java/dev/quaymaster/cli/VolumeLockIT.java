package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.CommandLineRun.Outcome;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.spec.VolumeSpec;
import dev.quaymaster.settings.LockedVolumes;
import dev.quaymaster.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Locked volumes on the real engine: nothing that this program does deletes or overwrites them.
class VolumeLockIT {

    private static final String PRECIOUS = "precious\n";

    @TempDir
    private Path folder;

    private final String stack = "qmlock" + Long.toString(System.nanoTime(), 36);
    private final String volume = stack + "_data";
    private final String twin = stack + "_twin";
    private final Engine engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
    private CommandLineRun line;
    private Path settings;
    private String set = "";

    @BeforeEach
    void lockAVolumeThatHasABackup() throws IOException {
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        line = new CommandLineRun(folder, environment, DockerEngine::connect);
        settings = folder.resolve("home/config/settings.yaml");
        Files.writeString(folder.resolve("compose.yaml"), """
                name: %s
                services:
                  db: {image: quaymaster-test/busybox, command: sleep 600, stop_grace_period: 0s, volumes: ["data:/data"]}
                volumes: {data: }
                """.formatted(stack));
        succeed("up");
        Files.writeString(folder.resolve("file"), "older\n");
        succeed("volume", "put", "--yes", "--overwrite", "file", volume + ":/file");
        set = succeed("backup", "run", "--volume", volume).out().strip();
        Files.writeString(folder.resolve("file"), PRECIOUS);
        succeed("volume", "put", "--yes", "--overwrite", "file", volume + ":/file");
        Files.writeString(folder.resolve("file"), "overwritten\n");
        succeed("volume", "lock", volume);
    }

    @AfterEach
    void removeTheStack() throws IOException {
        Files.deleteIfExists(settings);
        line.run("down", "--volumes", "--yes", "-t", "0");
        line.run("volume", "rm", "--yes", twin);
        line.run("volume", "rm", "--yes", volume);
        engine.close();
    }

    private Outcome succeed(String... args) {
        var outcome = line.run(args);
        assertThat(outcome.code()).as(outcome.all()).isZero();
        return outcome;
    }

    private void assertRefused(String words, List<List<String>> commands) {
        for (var command : commands) {
            var refused = line.run(command.toArray(String[]::new));
            assertThat(refused.code()).as(refused.all()).isEqualTo(1);
            assertThat(refused.err()).as("%s", command).contains(words);
            assertThat(succeed("volume", "cat", volume + ":/file").out())
                    .as("%s", command)
                    .isEqualTo(PRECIOUS);
        }
    }

    private List<List<String>> whatChanges(String name) {
        return List.of(
                List.of("volume", "rm", "--yes", name),
                List.of("volume", "put", "--yes", "--overwrite", "file", name + ":/file"),
                List.of("backup", "restore", "--yes", set, "--volume", volume + "=" + name));
    }

    @Test
    void aLockedVolumeSurvivesEveryCommandWithSettingsThatAreMendedOrNot() throws IOException {
        var down = List.of(List.of("down", "--volumes", "--yes"));
        assertRefused("Volume " + volume + " is locked", whatChanges(volume));
        assertRefused("Volume " + volume + " is locked, so nothing is removed", down);

        var good = Files.readString(settings);
        Files.writeString(settings, good + "x: [\n");
        var refusal = "Nothing was done, as the settings can't be read.";
        assertRefused(refusal, whatChanges(volume));
        assertRefused(refusal, down);
        assertThat(settings).hasContent(good + "x: [\n");
        assertThat(succeed("ps").out()).contains(stack + "-db-1");

        Files.writeString(settings, good);
        assertRefused("Volume " + volume + " is locked, so nothing is removed", down);
        succeed("volume", "unlock", volume);
        succeed("down", "--volumes", "--yes", "-t", "0");
        assertThat(engine.volume(volume)).isEmpty();
    }

    @Test
    void aVolumeOfTheSameFolderIsLockedWithIt() {
        var there = engine.volume(volume).orElseThrow().mountpoint();
        engine.createVolume(
                new VolumeSpec(twin, "local", Map.of("type", "none", "o", "bind", "device", there), Map.of()));

        assertRefused("quaymaster volume unlock " + volume, whatChanges(twin));
    }

    @Test
    void aVolumeThatIsLockedWhileARestoreUnpacksStaysAsItIs() {
        succeed("volume", "unlock", volume);
        var locks = new LockedVolumes(new SettingsFile(settings));
        var journals = folder.resolve("journals");
        var restorer = new Restorer(engine, journals, Clock.systemUTC(), locks::now);
        var saved = new BackupStore(folder.resolve("home/backups")).find(set).orElseThrow();
        var plan = restorer.plan(RestoreRequest.all(saved));

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> restorer.run(plan, now -> lockWhileRestoring(locks, now)))
                .withMessageContaining("Volume " + volume + " is locked");

        assertThat(succeed("volume", "cat", volume + ":/file").out()).isEqualTo(PRECIOUS);
        assertThat(succeed("ps", "--services").out()).isEqualTo("db\n");
        assertThat(journals).isEmptyDirectory();
    }

    private void lockWhileRestoring(LockedVolumes locks, BackupProgress progress) {
        if (progress.phase() == BackupProgress.Phase.RESTORING) {
            locks.set(volume, true);
        }
    }
}
