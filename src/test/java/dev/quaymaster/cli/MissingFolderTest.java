package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.SampleSet;
import dev.quaymaster.backup.store.BackupStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A folder of backups that is not there was taken for one without backups, and nothing was said.
class MissingFolderTest {

    private static final String ID = "web_20261120T020000Z_3fa91c";

    @TempDir
    Path folder;

    private CommandLineRun line;

    @BeforeEach
    void begin() {
        line = new CommandLineRun(
                folder, Map.of("QUAYMASTER_HOME", folder.resolve("home").toString()), endpoint -> {
                    throw new IllegalStateException("no engine is needed for " + endpoint);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls",
                "ls --json",
                "ls --of web",
                "prune --keep-last 2 --yes",
                "prune --keep-last 2 --of web --dry-run",
                "verify --all",
                "verify web",
                "show web",
                "restore web",
                "rm --yes web",
                "pin web",
                "unpin web"
            })
    void aFolderThatWasNamedAndIsNotThereIsNotFound(String command) throws IOException {
        var words = ("backup " + command + " --to gone").split(" ");
        var missing = line.run(words);
        assertThat(missing.code()).as(missing.all()).isEqualTo(10);
        assertThat(missing.err())
                .isEqualTo("There is no folder %s. If it is on a disk or share, connect that first.%n"
                        .formatted(folder.resolve("gone")));
        assertThat(folder.resolve("gone")).doesNotExist();

        Files.writeString(folder.resolve("gone"), "a file");
        var file = line.run(words);
        assertThat(file.code()).as(file.all()).isEqualTo(10);
        assertThat(file.err()).contains(folder.resolve("gone") + " is no folder");
    }

    @Test
    void anEmptyFolderHasNoBackups() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        for (var command : List.of("ls", "verify --all", "prune --keep-last 1")) {
            var outcome = line.run(("backup " + command + " --to empty").split(" "));
            assertThat(outcome.code()).as(outcome.all()).isZero();
        }
        assertThat(line.run("backup", "ls", "--to", "empty").err()).isEqualTo("No backups yet.\n");
        assertThat(line.run("backup", "show", "web", "--to", "empty").code()).isEqualTo(10);
    }

    @Test
    void theUsualFolderBeforeTheFirstBackupIsNoFault() {
        for (var command : List.of("ls", "verify --all", "prune --keep-last 1")) {
            var outcome = line.run(("backup " + command).split(" "));
            assertThat(outcome.code()).as(outcome.all()).isZero();
            assertThat(outcome.err()).doesNotContain("no folder");
        }
        assertThat(line.run("backup", "ls", "--of", "web").err()).isEqualTo("No backups of web.\n");
    }

    @Test
    void theFolderOfAPlanThatIsNotThereIsNamedAndHidesNoOther() throws IOException {
        SampleSet.commit(new BackupStore(folder.resolve("home/backups")), ID);
        plan(folder.resolve("later"));
        for (var command : List.of("ls", "verify --all", "prune --keep-last 5")) {
            var outcome = line.run(("backup " + command).split(" "));
            assertThat(outcome.code()).as(outcome.all()).isZero();
            assertThat(outcome.err()).contains("warning: There is no folder " + folder.resolve("later"));
        }
        assertThat(line.run("backup", "ls").out()).contains(ID);
    }

    @Test
    void aFolderThatCannotBeListedLeavesTheListIncomplete() throws IOException {
        SampleSet.commit(new BackupStore(folder.resolve("home/backups")), ID);
        Files.writeString(folder.resolve("file"), "in the way");
        for (var bad : List.of(folder.resolve("file"), folder.resolve("file/below"))) {
            plan(bad);
            for (var command : List.of("ls", "verify --all", "prune --keep-last 5")) {
                var outcome = line.run(("backup " + command).split(" "));
                assertThat(outcome.code()).as(outcome.all()).isEqualTo(3);
                assertThat(outcome.err()).contains("warning: ", bad.toString());
            }
            assertThat(line.run("backup", "ls").out()).contains(ID);
        }
    }

    @Test
    void anIdThatFitsSeveralBackupsIsToldFromOneThatFitsNone() throws IOException {
        var store = new BackupStore(folder.resolve("home/backups"));
        SampleSet.commit(store, ID);
        var other = ID.replace("1120", "1121");
        SampleSet.commit(store, other);
        var none = line.run("backup", "show", "shop");
        assertThat(none.code()).isEqualTo(10);
        assertThat(none.err())
                .isEqualTo("No backup begins with shop. quaymaster backup ls shows which there" + " are.\n");
        var several = line.run("backup", "show", "web_");
        assertThat(several.code()).isEqualTo(10);
        assertThat(several.err())
                .isEqualTo("2 backups begin with web_: %s, %s. Give more of the id.%n".formatted(other, ID));
    }

    private void plan(Path destination) throws IOException {
        var settings = folder.resolve("home/config/settings.yaml");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, """
                plans:
                - {name: mine, volumes: [data], keep-last: 3, destination: "%s"}
                """.formatted(destination));
    }
}
