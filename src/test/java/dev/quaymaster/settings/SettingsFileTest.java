package dev.quaymaster.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.PlanSource;
import dev.quaymaster.backup.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    Path folder;

    private SettingsFile file;

    private final Settings settings = new Settings(
            List.of(Path.of("/home/ada/stacks/prefect-v2/compose.yaml")),
            List.of(
                    new BackupPlan(
                            "prefect-v2 nightly",
                            PlanSource.stack("prefect-v2", Optional.of(Path.of("/home/ada/compose.yaml"))),
                            Optional.of(new Schedule("0 2 * * *", ZoneId.of("Europe/Berlin"))),
                            RetentionPolicy.keepLast(14),
                            Path.of("/backups"),
                            new TreeMap<>(Map.of("minio-data", Consistency.STOP)),
                            false,
                            Optional.of(Instant.parse("2026-11-20T02:00:00Z"))),
                    new BackupPlan(
                            "notes",
                            new PlanSource(Optional.empty(), Optional.empty(), List.of("notes")),
                            Optional.empty(),
                            RetentionPolicy.keepLast(1),
                            Path.of("/backups"),
                            new TreeMap<>(),
                            false)),
            List.of(
                    new AddedEngine("harbour", "tcp://harbour:2376", Optional.of(Path.of("/certs"))),
                    new AddedEngine("box", "ssh://ada@box", Optional.empty())),
            new TreeSet<>(Set.of("postgres-data")),
            new Preferences(Preferences.Theme.DARK, true, Optional.of("harbour"), Optional.of(Path.of("/backups"))));

    @BeforeEach
    void chooseFile() {
        file = new SettingsFile(folder.resolve("config/settings.yaml"));
    }

    @Test
    void whatIsSavedIsLoaded() {
        file.change(_ -> settings);
        assertThat(file.load()).isEqualTo(new SettingsFile.Loaded.Understood(settings, List.of()));
    }

    @Test
    void aNewUserHasEmptySettings() {
        assertThat(file.load()).isEqualTo(new SettingsFile.Loaded.Understood(Settings.EMPTY, List.of()));
    }

    @Test
    void onlyTheUserCanReadThem() throws IOException {
        file.change(_ -> settings);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void peopleCanReadThem() throws IOException {
        file.change(_ -> settings);
        assertThat(Files.readString(file.path()))
                .contains("- name: prefect-v2 nightly", "schedule: 0 2 * * *", "keep-last: 14", "minio-data: stop");
    }

    @Test
    void anUnknownWordIsNotSilentlyReplaced() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "preferences: {theme: purple}");
        assertThat(file.load().notice()).isPresent();
    }

    @Test
    void wordsThatAreMissingTakeTheirDefaults() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "stacks: [/a/compose.yaml]\n");
        assertThat(file.load().require()).isEqualTo(Settings.EMPTY.withStack(Path.of("/a/compose.yaml")));
    }

    @Test
    void savingToAFolderThatIsAFileSaysSo() throws IOException {
        Files.writeString(folder.resolve("config"), "in the way");
        assertThatThrownBy(() -> file.change(_ -> settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("Cannot save the settings in " + file.path());
    }

    @Test
    void aHomeOfItsOwnHoldsEverything() {
        assertThat(Folders.of(Map.of("QUAYMASTER_HOME", "/q"), "Linux", Path.of("/home/ada")))
                .isEqualTo(new Folders(
                        Path.of("/q/config"), Path.of("/q/data"), Path.of("/q/state"), Path.of("/q/backups")));
    }

    @Test
    void linuxFollowsTheDesktopsFolders() {
        assertThat(Folders.of(Map.of("XDG_STATE_HOME", "/s"), "Linux", Path.of("/home/ada")))
                .isEqualTo(new Folders(
                        Path.of("/home/ada/.config/quaymaster"),
                        Path.of("/home/ada/.local/share/quaymaster"),
                        Path.of("/s/quaymaster"),
                        Path.of("/home/ada/quaymaster/backups")));
    }
}
