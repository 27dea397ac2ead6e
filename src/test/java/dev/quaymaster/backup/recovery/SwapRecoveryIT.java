package dev.quaymaster.backup.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.backup.journal.QuietContainer;
import dev.quaymaster.backup.journal.RunJournal;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.InterceptedEngine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.spec.VolumeSpec;
import dev.quaymaster.volume.DeadHelper;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.StagedContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a restore leaves that is killed while it swaps what a volume holds: it is put right by
/// renames, and nothing that was written since is lost.
class SwapRecoveryIT {

    private static final String BEFORE = "before d d/1 mine";
    private static final String BACKUP = "backup d d/1 d/2 more";

    @TempDir
    Path folder;

    private Lab lab;
    private HelperContainers helpers;
    private String volume;
    private String app;
    private BackupSet backup;
    private BackupSet copy;
    private final String token = "t1";

    @BeforeEach
    void open() throws IOException {
        lab = new Lab();
        helpers = new HelperContainers(lab.engine());
        volume = lab.volume("data");
        app = lab.busybox("app", volume);
        lab.sh(app, "cd /v; mkdir d; echo backup > file; echo 1 > d/1; echo 2 > d/2; echo more > more");
        backup = backUp(SetKind.MANUAL);
        lab.sh(app, "cd /v; echo before > file; echo mine > mine; rm more d/2");
        copy = backUp(SetKind.SAFETY_COPY);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void whatWasUnpackedBesideAVolumeIsDroppedAndTheVolumeIsAsItWas() throws IOException {
        leave(false, Progress.STAGED);
        assertThat(recover(Set.of(volume))).first().asString().contains("is locked");
        assertThat(lab.state(app)).as("the volume is whole").isEqualTo(ContainerState.RUNNING);
        assertThat(lab.sh(app, "ls -A /v")).contains(StagedContent.folder(token));

        assertThat(recover(Set.of()))
                .containsExactly("A restore of %s was interrupted; the volume %s still holds what it held before."
                        .formatted(volume, volume));
        assertAsItWas();
    }

    @Test
    void aSwapThatDidNotCountIsUndone() throws IOException {
        leave(false, Progress.SWAPPED);
        assertThat(recover(Set.of()))
                .contains("A restore of %s was interrupted; the volume %s holds again what it held before."
                        .formatted(volume, volume));
        assertAsItWas();
    }

    @Test
    void aHalfDoneSwapIsUndone() throws IOException {
        for (var half : List.of("old/mine", "new/file")) {
            leave(false, Progress.STAGED);
            stop();
            var stage = StagedContent.folder(token);
            in("mkdir "
                    + stage
                    + "/begun; "
                    + (half.startsWith("old")
                            ? move(".", half.replace("old/", ""), stage + "/old")
                            : move(".", "file d mine", stage + "/old")
                                    + "; mkdir "
                                    + stage
                                    + "/filling; "
                                    + move(stage + "/new", half.replace("new/", ""), ".")));
            assertThat(recover(Set.of())).first().asString().contains("holds again what it held");
            assertAsItWas();
        }
    }

    private static String move(String from, String names, String to) {
        return "for i in %s; do mv %s/$i %s/; done".formatted(names, from, to);
    }

    /// It would unpack again what is being removed.
    @Test
    void theHelperOfADeadProcessIsRemovedBeforeTheVolumeIsTouched() throws IOException {
        leave(false, Progress.STAGED);
        assertRemovedFirst(DeadHelper.at(
                lab.engine(),
                volume,
                "while mkdir -p %1$s/new/at; do echo > %1$s/new/at/work; done".formatted(StagedContent.folder(token))));
    }

    /// It would move away again what is being put back.
    @Test
    void theHelperOfARunThatLostTheEngineIsRemovedAlthoughItsProcessRuns() throws IOException {
        leave(false, Progress.STAGED);
        stop();
        assertRemovedFirst(DeadHelper.ofThisProcess(
                lab.engine(),
                volume,
                token,
                "mkdir %1$s/begun; while mv mine %1$s/old/; do mkdir -p %1$s/new/at; mv %1$s/old/mine .; done"
                        .formatted(StagedContent.folder(token))));
    }

    private void assertRemovedFirst(String helper) {
        await().until(() ->
                in("ls %s/new".formatted(StagedContent.folder(token))).contains("at"));

        assertThat(recover(Set.of())).first().asString().contains("what it held before");

        assertThat(lab.engine().containers(LabelFilter.all()))
                .extracting(Container::id)
                .doesNotContain(helper);
        assertAsItWas();
    }

    @Test
    void aHelperThatTheEngineDoesNotRemoveKeepsTheVolumeFromBeingTouched() throws IOException {
        leave(false, Progress.SWAPPED);
        var before = content();
        var dead = DeadHelper.at(lab.engine(), volume, "exec sleep 100000");
        var stuck = InterceptedEngine.of(lab.engine(), (name, arguments, real) -> {
            if (name.equals("remove") && arguments.contains(dead)) {
                throw new EngineException(EngineException.Kind.FAILED, "could not kill: tried");
            }
            return real.proceed();
        });

        assertThat(recover(stuck, Set.of()))
                .containsExactly("A run was interrupted, and the engine does not let go of a container it"
                        + " had made. The next start tries again to put right what it left.");
        assertThat(content()).isEqualTo(before);
        assertThat(lab.state(app)).isEqualTo(ContainerState.EXITED);

        recover(Set.of());
        assertAsItWas();
    }

    @Test
    void aHalfDoneSwapInWhichSomebodyWroteIsLeftAndTold() throws IOException {
        leave(false, Progress.STAGED);
        stop();
        var stage = StagedContent.folder(token);
        in("mkdir %s/begun; mv mine %s/old/; echo new > mine".formatted(stage, stage));
        assertThat(recover(Set.of())).hasSize(2).first().asString().contains("was changed since", stage + "/old");
        assertThat(in("cat mine; cat %s/old/mine".formatted(stage))).isEqualTo("new\nmine");
        assertThat(lab.state(app)).isEqualTo(ContainerState.EXITED);
        assertThat(folder.resolve("runs")).isNotEmptyDirectory();

        in("rm mine");
        assertThat(recover(Set.of())).first().asString().contains("holds again what it held before");
        assertAsItWas();
    }

    @Test
    void aSwappedVolumeThatHasBeenUsedSinceKeepsItsNewContent() throws IOException {
        leave(false, Progress.SWAPPED);
        lab.engine().start(app);
        lab.sh(app, "echo order > /v/today");

        assertThat(recover(Set.of()))
                .containsExactly(
                        "A restore of %s was interrupted; the volume %s holds the backup %s and has been used since, so it stays. What it held before is in %s."
                                .formatted(volume, volume, backup.id(), copy.id()));
        assertThat(content()).isEqualTo(BACKUP + " today");
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void aSwapThatCountedIsFinished() throws IOException {
        leave(true, Progress.SWAPPED);
        assertThat(recover(Set.of())).first().asString().contains("had its content from the backup " + backup.id());
        assertThat(content()).isEqualTo(BACKUP);
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void aVolumeThatWasMadeForTheRestoreGoes() throws IOException {
        var made = lab.nameOf("made");
        try (var journal = begin()) {
            journal.creating(made);
            lab.engine().createVolume(VolumeSpec.of(made, Map.of()));
            journal.staging(made, token);
        }
        asKilled();
        assertThat(recover(Set.of())).first().asString().contains("was removed. Restore again.");
        assertThat(lab.engine().volume(made)).isEmpty();
        assertThat(recover(Set.of())).isEmpty();
    }

    private enum Progress {
        STAGED,
        SWAPPED
    }

    /// Leaves a journal, and a volume, as a restore does that is killed.
    private void leave(boolean committed, Progress progress) throws IOException {
        try (var journal = begin()) {
            journal.drafting(copy.id());
            journal.quieting(
                    new QuietContainer(app, lab.stack() + "-app-1", lab.stack(), "app", QuietContainer.How.STOPPED));
            stop();
            journal.staging(volume, token);
            var archive = backup.manifest().volumes().getFirst().archive();
            try (var tar = ArchiveFile.content(backup.folder(), archive);
                    var staged = StagedContent.begin(helpers, volume, token)) {
                staged.fill(tar);
                if (progress == Progress.SWAPPED) {
                    journal.swapping(volume, token);
                    staged.commit();
                }
            }
            if (committed) {
                journal.committed();
            }
        }
        asKilled();
    }

    /// Takes the last line away, by which a run tells that it came to its end.
    private void asKilled() throws IOException {
        try (var files = Files.list(folder.resolve("runs"))) {
            var file = files.findFirst().orElseThrow();
            var lines = Files.readAllLines(file);
            assertThat(lines.getLast()).contains("ENDED");
            Files.write(file, lines.subList(0, lines.size() - 1));
        }
    }

    private RunJournal begin() {
        return RunJournal.begin(folder.resolve("runs"), RunJournal.Kind.RESTORE, backup.id(), volume, store().folder());
    }

    private void assertAsItWas() {
        assertThat(content()).isEqualTo(BEFORE);
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    private String content() {
        return in("cat file; find . -mindepth 1 ! -name file | sort | sed 's#^./##'")
                .replace('\n', ' ');
    }

    private String in(String command) {
        var shell = lab.busybox("shell" + System.nanoTime(), volume);
        try {
            return lab.sh(shell, "cd /v; " + command);
        } finally {
            lab.remove(shell);
        }
    }

    private void stop() {
        lab.engine().stop(app, Optional.of(Duration.ofSeconds(2)));
    }

    private BackupStore store() {
        return new BackupStore(folder.resolve("backups"));
    }

    private BackupSet backUp(SetKind kind) {
        var request = new BackupRequest(
                Optional.empty(), List.of(volume), Map.of(), List.of(), kind, Optional.empty(), store());
        return new BackupRunner(lab.engine(), folder.resolve("other-runs"), Clock.systemUTC()).run(request, _ -> {});
    }

    private List<String> recover(Set<String> locked) {
        return recover(lab.engine(), locked);
    }

    private List<String> recover(Engine engine, Set<String> locked) {
        return Recovery.run(engine, folder.resolve("runs"), Clock.systemUTC(), () -> locked);
    }
}
