package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.SmallDisk;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.CommandLineRun.Outcome;
import dev.quaymaster.engine.docker.DockerEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups on a medium that cannot be written to: they are listed, verified and restored, and what
/// cannot be done with them is said.
class ReadOnlySetsIT {

    @TempDir
    Path folder;

    private Lab lab;
    private SmallDisk medium;
    private CommandLineRun line;
    private String volume;
    private String app;
    private String earlier;
    private String set;

    @BeforeEach
    void saveOnAMedium() throws IOException {
        lab = new Lab();
        medium = SmallDisk.at(folder.resolve("medium"), "size=8m");
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", folder.resolve("home").toString());
        line = new CommandLineRun(folder, environment, DockerEngine::connect);
        volume = lab.volume("data");
        app = lab.busybox("app", volume);
        lab.sh(app, "echo saved > /v/file");
        earlier = succeed("backup", "run", "--volume", volume).out().strip();
        set = succeed("backup", "run", "--volume", volume).out().strip();
        lab.sh(app, "echo now > /v/file");
        medium.becomeReadOnly();
    }

    @AfterEach
    void close() throws IOException {
        lab.close();
        medium.close();
    }

    @Test
    void theyAreListedShownAndVerified() {
        assertThat(succeed("backup", "ls").out()).contains(set);
        assertThat(succeed("backup", "show", set).out()).contains(volume);
        assertThat(succeed("backup", "verify", set).out()).isEqualTo(set + ": good\n");
        var all = succeed("backup", "verify", "--all");
        assertThat(all.out()).isEqualTo("%s: good\n%s: good\n".formatted(set, earlier));
        assertThat(all.err()).contains("the outcome of this check is not kept with the backup");
    }

    @Test
    void aRestoreKeepsWhatItReplacesInTheUsualFolder() {
        var beside = lab.nameOf("beside");
        succeed("backup", "restore", "--yes", set, "--volume", volume + "=" + beside);
        assertThat(lab.sh(lab.busybox("look", beside), "cat /v/file")).isEqualTo("saved");
        assertThat(usual()).isEmpty();

        succeed("backup", "restore", "--yes", set);
        assertThat(lab.sh(app, "cat /v/file")).isEqualTo("saved");
        assertThat(usual()).singleElement().matches(BackupSet::safetyCopy);

        succeedIn(
                folder.resolve("home/backups"),
                "backup",
                "restore",
                "--yes",
                usual().getFirst().id());
        assertThat(lab.sh(app, "cat /v/file")).isEqualTo("now");
    }

    @Test
    void whatWouldChangeThemFailsWithAReasonAndLeavesThem() {
        for (var command : List.of(
                List.of("backup", "run", "--volume", volume),
                List.of("backup", "rm", "--yes", set),
                List.of("backup", "prune", "--yes", "--keep-last", "1"),
                List.of("backup", "pin", set))) {
            var refused = runIn(sets(), command.toArray(String[]::new));
            assertThat(refused.code()).as("%s: %s", command, refused.all()).isEqualTo(1);
            assertThat(refused.err())
                    .as("%s", command)
                    .contains("may only be read")
                    .doesNotContain("Exception");
        }
        assertThat(lab.sh(app, "cat /v/file")).isEqualTo("now");
        assertThat(succeed("backup", "verify", "--all").out()).contains(set, earlier);
    }

    private List<BackupSet> usual() {
        return new BackupStore(folder.resolve("home/backups")).list();
    }

    private Path sets() {
        return medium.folder().resolve("backups");
    }

    private Outcome succeed(String... arguments) {
        return succeedIn(sets(), arguments);
    }

    private Outcome succeedIn(Path sets, String... arguments) {
        var outcome = runIn(sets, arguments);
        assertThat(outcome.code()).as(outcome.all()).isZero();
        return outcome;
    }

    private Outcome runIn(Path sets, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--to", sets.toString()));
        return line.run(all.toArray(String[]::new));
    }
}
