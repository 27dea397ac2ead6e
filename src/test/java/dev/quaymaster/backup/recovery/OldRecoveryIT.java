package dev.quaymaster.backup.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.spec.VolumeSpec;
import dev.quaymaster.volume.DeadHelper;
import dev.quaymaster.volume.VolumeTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs before layout 2 left when they were killed in a restore, which emptied a volume
/// and filled it again. It is put back where nothing can be lost by it, and only there.
class OldRecoveryIT {

    @TempDir
    Path folder;

    private Lab lab;
    private OldJournals journals;
    private String volume;
    private String app;

    /// What is restored: `file` says `backup`, `big` has four blocks.
    private BackupSet backup;

    /// What the volume held right before: `file` says `before`, and there is `mine`.
    private BackupSet copy;

    @BeforeEach
    void open() {
        lab = new Lab();
        journals = new OldJournals(folder.resolve("runs"), store().folder());
        volume = lab.volume("data");
        app = lab.busybox("app", volume);
        lab.sh(app, "cd /v; mkdir d; echo backup > file; seq 4000 > big; for i in 1 2 3; do echo $i >" + " d/$i; done");
        backup = backUp();
        lab.sh(app, "cd /v; echo before > file; echo mine > mine; rm big; rm d/3");
        copy = backUp();
        stop();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aVolumeThatWasNeverTouchedStaysWhileItsSafetyCopyIsAway() throws IOException {
        var journal = journals.replacing(backup, app, volume, Optional.of(copy));
        var away = folder.resolve("away");
        Files.move(store().folder(), away);

        assertThat(recover())
                .first()
                .asString()
                .contains(copy.folder() + ", which has what it held before, cannot be found");
        assertThat(content()).isEqualTo("before d d/1 d/2 mine");
        assertThat(journal).exists();
        assertThat(lab.state(app)).isEqualTo(ContainerState.EXITED);

        Files.move(away, store().folder());
        assertThat(recover()).first().asString().contains("still holds what it held before");
        assertThat(content()).isEqualTo("before d d/1 d/2 mine");
        assertThat(journal).doesNotExist();
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void aHalfFilledVolumeGetsBackWhatItHeldAndOnlyThenItsContainerRuns() throws IOException {
        journals.replacing(backup, app, volume, Optional.of(copy));
        fillHalf();

        assertThat(recover())
                .containsExactly(
                        "A restore of %s was interrupted; the volume %s holds again what it held before (%s)."
                                .formatted(volume, volume, copy.id()),
                        "%s was left stopped by an interrupted restore of %s; it runs again.".formatted(app, volume));
        assertThat(content()).isEqualTo("before d d/1 d/2 mine");
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(folder.resolve("runs")).isEmptyDirectory();
        assertThat(recover()).isEmpty();
    }

    /// The helper of a killed process goes on with its `rm -rf`.
    @Test
    void aHelperThatStillEmptiesTheVolumeIsRemovedBeforeItIsFilledAgain() throws IOException {
        journals.replacing(backup, app, volume, Optional.of(copy));
        DeadHelper.at(lab.engine(), volume, "while rm -rf ./*; do :; done");
        await().until(() -> content().isEmpty());

        assertThat(recover())
                .first()
                .asString()
                .contains("the volume %s holds again what it held before".formatted(volume));
        assertThat(content()).isEqualTo("before d d/1 d/2 mine");
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(recover()).isEmpty();
    }

    @Test
    void aDamagedSafetyCopyIsNotPutBack() throws IOException {
        var journal = journals.replacing(backup, app, volume, Optional.of(copy));
        fillHalf();
        var archive = copy.folder()
                .resolve(copy.manifest().volumes().getFirst().archive().file());
        var bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        var before = content();

        assertThat(recover()).first().asString().contains("is damaged", "was left as it is");
        assertThat(content()).isEqualTo(before);
        assertThat(journal).exists();
        assertThat(lab.state(app)).isEqualTo(ContainerState.EXITED);
    }

    @Test
    void aVolumeThatWasLockedSinceIsNotTouched() throws IOException {
        var journal = journals.replacing(backup, app, volume, Optional.of(copy));
        fillHalf();
        var before = content();

        assertThat(recover(Set.of(volume)))
                .first()
                .asString()
                .contains("is locked", "quaymaster volume unlock " + volume);
        assertThat(recover(null))
                .first()
                .asString()
                .contains("was left as it is. The settings can't be read, so nobody knows whether"
                        + " it is locked. Mend them, and the next start puts it right.");
        assertThat(content()).isEqualTo(before);
        assertThat(journal).exists();

        assertThat(recover()).first().asString().contains("holds again what it held before");
    }

    @Test
    void whatWasWrittenSinceStaysUntilTheUserDecides() throws IOException {
        var journal = journals.replacing(backup, app, volume, Optional.of(copy));
        fillHalf();
        inVolume("echo today > since");

        for (int start = 0; start < 2; start++) {
            assertThat(recover())
                    .first()
                    .asString()
                    .contains("was changed since", "quaymaster backup restore " + copy.id());
            assertThat(content()).contains("since");
            assertThat(journal).exists();
            assertThat(lab.state(app)).isEqualTo(ContainerState.EXITED);
        }

        var restorer = new Restorer(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
        restorer.run(restorer.plan(RestoreRequest.all(copy)), _ -> {});
        assertThat(recover())
                .containsExactly(
                        "%s was left stopped by an interrupted restore of %s; it runs again.".formatted(app, volume));
        assertThat(content()).isEqualTo("before d d/1 d/2 mine");
        assertThat(journal).doesNotExist();
    }

    @Test
    void aChangedFileOfTheBackupIsAChange() throws IOException {
        journals.replacing(backup, app, volume, Optional.of(copy));
        fillHalf();
        inVolume("echo tampered > file");
        assertThat(recover()).first().asString().contains("was changed since");
        assertThat(inVolume("cat file")).isEqualTo("tampered");
    }

    @Test
    void aContainerThatWorksAgainKeepsItsDataAndItsProcess() throws IOException {
        var journal = journals.replacing(backup, app, volume, Optional.of(copy));
        fillHalf();
        lab.engine().start(app);
        lab.sh(app, "echo order > /v/today");
        var pid = lab.engine().inspect(app).run().pid();

        assertThat(recover()).singleElement().asString().contains("has been in use since, by");
        assertThat(lab.sh(app, "cat /v/today")).isEqualTo("order");
        assertThat(lab.engine().inspect(app).run().pid()).isEqualTo(pid);
        assertThat(journal).exists();
    }

    @Test
    void aVolumeThatIsGoneIsToldOnce() throws IOException {
        lab.remove(app);
        lab.engine().removeVolume(volume);
        journals.replacing(backup, app, volume, Optional.of(copy));
        assertThat(recover())
                .containsExactly(
                        "A restore of %s was interrupted; the volume %s is not there any more, so nothing is left to put right."
                                .formatted(volume, volume));
        assertThat(recover()).isEmpty();
    }

    @Test
    void aVolumeThatWasMadeForARestoreGoesOnlyWithWhatIsInTheBackup() throws IOException {
        var made = lab.nameOf("made");
        lab.engine().createVolume(VolumeSpec.of(made, Map.of()));
        in(made, "echo backup > file; touch -d '2001-01-01' file; echo other > other");
        var journal = journals.created(backup, made);
        assertThat(recover()).first().asString().contains("holds data that is not from that backup");
        assertThat(in(made, "cat other")).isEqualTo("other");
        assertThat(journal).exists();

        in(made, "rm file other");
        assertThat(recover()).first().asString().contains("was removed. Restore again.");
        assertThat(lab.engine().volume(made)).isEmpty();
        assertThat(journal).doesNotExist();
    }

    @Test
    void anUnreadableJournalDoesNotKeepOthersFromBeingUndone() throws IOException {
        journals.replacing(backup, app, volume, Optional.of(copy));
        Files.write(folder.resolve("runs/bad-1.journal"), new byte[] {(byte) 0xff, (byte) 0xfe, 10});
        assertThat(recover()).hasSize(3).first().asString().contains("not UTF-8", "bad-1.journal.unreadable-");
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(recover()).isEmpty();
    }

    /// As the engine leaves it when its client is killed: the old content is gone, of the new one
    /// there is a part, and one file is not complete.
    private void fillHalf() throws IOException {
        inVolume("rm -rf file mine d");
        var archive = backup.manifest().volumes().getFirst().archive();
        try (var content = ArchiveFile.content(backup.folder(), archive)) {
            new VolumeTar(lab.engine()).fill(volume, content);
        }
        inVolume("rm -rf d; head -c 5000 big > x; cat x > big; rm x");
    }

    private String content() {
        return inVolume("cat file 2>/dev/null; find . -mindepth 1 | sort | sed 's#^./##' | grep -v"
                        + " '^file$' | tr '\\n"
                        + "' ' '")
                .replace('\n', ' ')
                .strip();
    }

    private String inVolume(String command) {
        return in(volume, command);
    }

    private String in(String name, String command) {
        var helper = lab.busybox("shell" + System.nanoTime(), name);
        try {
            return lab.sh(helper, "cd /v; " + command);
        } finally {
            lab.remove(helper);
        }
    }

    private void stop() {
        lab.engine().stop(app, Optional.of(Duration.ofSeconds(2)));
    }

    private BackupStore store() {
        return new BackupStore(folder.resolve("backups"));
    }

    private BackupSet backUp() {
        return new BackupRunner(lab.engine(), folder.resolve("other-runs"), Clock.systemUTC())
                .run(BackupRequest.volume(volume, store()), _ -> {});
    }

    private List<String> recover() {
        return recover(Set.of());
    }

    private List<String> recover(@Nullable Set<String> locked) {
        return Recovery.run(lab.engine(), folder.resolve("runs"), Clock.systemUTC(), () -> {
            if (locked == null) {
                throw new IllegalStateException("no settings");
            }
            return locked;
        });
    }
}
