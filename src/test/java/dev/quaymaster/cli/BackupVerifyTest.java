package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SampleSet;
import dev.quaymaster.backup.store.BackupStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `backup verify`, `ls`, `show` and `rm` say of sets that are not as they should be.
class BackupVerifyTest {

    private static final String GOOD = "web_20261120T020000Z_3fa91c";
    private static final String BAD = "web_20261121T020000Z_3fa91c";

    @TempDir
    Path folder;

    private BackupSet good;
    private BackupSet bad;
    private CommandLineRun line;

    @BeforeEach
    void save() throws IOException {
        var store = new BackupStore(folder.resolve("home/backups"));
        good = SampleSet.commit(store, GOOD);
        bad = SampleSet.commit(store, BAD);
        var home = Map.of("QUAYMASTER_HOME", folder.resolve("home").toString());
        line = new CommandLineRun(folder, home, endpoint -> {
            throw new IllegalStateException("no engine is needed for " + endpoint);
        });
    }

    @Test
    void goodSetsEndWithZeroAndADumpThatWasOnlyReadIsNotPraised() {
        var verified = line.run("backup", "verify", "--all");
        assertThat(verified.code()).isZero();
        assertThat(verified.out())
                .isEqualTo(BAD + ": good, its dump was not loaded\n" + GOOD + ": good, its dump was not loaded\n");
        assertThat(line.run("backup", "ls").out()).contains("read back").doesNotContain("verified");
    }

    @Test
    void anUnreadableSetIsReportedByItsNameAndBesideGoodOnes() throws IOException {
        Files.writeString(bad.folder().resolve("manifest.json"), "{\"format\": 2");

        var all = line.run("backup", "verify", "--all");
        assertThat(all.code()).isEqualTo(3);
        assertThat(all.out()).contains(GOOD + ": good", BAD + ": UNREADABLE\n  ");
        var one = line.run("backup", "verify", BAD.substring(0, 14));
        assertThat(one.code()).isEqualTo(1);
        assertThat(one.out()).contains("manifest.json cannot be read");
        for (var command : new String[] {"show", "restore", "rm"}) {
            var refused = line.run("backup", command, BAD);
            assertThat(refused.code()).as(command).isEqualTo(1);
            assertThat(refused.err())
                    .as(command)
                    .contains("The backup " + BAD + " cannot be used, and is left alone: ");
        }
        assertThat(bad.folder()).exists();
        var listed = line.run("backup", "ls");
        assertThat(listed.code()).isZero();
        assertThat(listed.out()).contains(GOOD, "unreadable");
        assertThat(listed.err()).contains(BAD, "cannot be read");
        assertThat(line.run("backup", "ls", "--json").out()).contains("\"unreadable\"", "problem");
    }

    @Test
    void onlyBadSetsEndWithOne() throws IOException {
        Files.delete(good.folder().resolve("RESTORE.txt"));
        Files.delete(bad.folder().resolve("manifest.json.sha256"));
        var all = line.run("backup", "verify", "--all");
        assertThat(all.code()).isEqualTo(1);
        assertThat(all.out())
                .contains(
                        GOOD + ": DAMAGED\n  RESTORE.txt is missing",
                        BAD + ": UNREADABLE\n  ",
                        "manifest.json.sha256 is missing");
    }

    @Test
    void aLaterLayoutIsToldAndNeverDeleted() throws IOException {
        SampleSet.changeManifest(bad, tree -> tree.put("format", 3));
        var refused = line.run("backup", "rm", "--yes", BAD);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("was written in layout 3; this program reads layouts up to 2");
        line.run("backup", "prune", "--keep-last", "1", "--yes");
        assertThat(bad.folder().resolve("data.tar.zst")).exists();
    }

    @Test
    void anOutcomeThatCannotBeKeptIsToldAndTrueAllTheSame() throws IOException {
        Files.createDirectories(good.folder().resolve("checked.json/in the way"));
        var verified = line.run("backup", "verify", GOOD);
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).contains(GOOD + ": good");
        assertThat(verified.err()).contains("the outcome of this check is not kept with the backup");
    }

    @Test
    void showTellsWhatARestoreReachesBesideTheVolume() throws IOException {
        SampleSet.changeManifest(bad, tree -> SampleSet.put(tree, "/volumes/0/origin/options", "device"));
        var shown = line.run("backup", "show", BAD);
        assertThat(shown.out()).contains("option    data: device=", "server    db: postgres:17");
    }
}
