package dev.quaymaster.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.SetState;
import dev.quaymaster.backup.Sets;
import dev.quaymaster.backup.run.SetNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupStoreTest {

    private static final String ONE = "web_20261120T020000Z_3fa91c";
    private static final String TWO = "web_20261121T020000Z_0fa91c";

    @TempDir
    Path folder;

    private BackupStore store;

    @BeforeEach
    void openStore() {
        store = new BackupStore(folder.resolve("backups"));
    }

    @Test
    void aCommittedSetIsListedAsItWasWritten() throws IOException {
        var written = commit("one", "2026-11-20T02:00:00Z");
        assertThat(store.list()).containsExactly(written);
        assertThat(written.state()).isEqualTo(SetState.COMPLETE);
    }

    @Test
    void theNewestSetComesFirst() throws IOException {
        commit("a", "2026-11-18T02:00:00Z");
        commit("b", "2026-11-20T02:00:00Z");
        commit("c", "2026-11-19T02:00:00Z");
        assertThat(store.list()).extracting(BackupSet::id).containsExactly("b", "c", "a");
    }

    @Test
    void aSetThatWasNotCommittedLeavesNothing() throws IOException {
        try (var draft = store.begin("one")) {
            Files.writeString(draft.folder().resolve("volume.tar.zst"), "half");
            assertThat(store.list()).isEmpty();
        }
        assertThat(store.folder()).isEmptyDirectory();
    }

    @Test
    void onlyTheUserCanReadASet() throws IOException {
        var set = commit("one", "2026-11-20T02:00:00Z");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(set.folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(set.folder().resolve(Manifest.FILE_NAME))))
                .isEqualTo("rw-------");
    }

    @Test
    void theOutcomeOfACheckIsKept() throws IOException {
        var set = commit("one", "2026-11-20T02:00:00Z");
        store.keep(set, new CheckRecord(Instant.EPOCH, List.of("volume.tar.zst is missing")));
        assertThat(store.list()).extracting(BackupSet::state).containsExactly(SetState.DAMAGED);
    }

    @Test
    void aManifestThatCannotBeReadIsToldAndLeftAlone() throws IOException {
        var set = commit("one", "2026-11-20T02:00:00Z");
        var manifest = set.folder().resolve(Manifest.FILE_NAME);
        Files.writeString(manifest, "{\"format\": 1");
        assertThat(store.list()).isEmpty();
        assertThat(reason()).startsWith(manifest + " cannot be read");
        assertThat(manifest).exists();
    }

    @Test
    void aManifestOfALaterLayoutIsToldAndLeftAlone() throws IOException {
        var set = commit("one", "2026-11-20T02:00:00Z");
        var manifest = set.folder().resolve(Manifest.FILE_NAME);
        Files.writeString(manifest, Files.readString(manifest).replace("\"format\" : 2", "\"format\" : 3"));
        assertThat(reason()).isEqualTo(manifest + " was written in layout 3; this program reads layouts up to 2");
    }

    private String reason() {
        var unreadable = store.read().unreadable();
        assertThat(unreadable).hasSize(1);
        return unreadable.getFirst().reason();
    }

    @Test
    void aSetIsFoundByTheBeginningOfItsNameUnlessTwoFit() throws IOException {
        commit("prefect_1", "2026-11-20T02:00:00Z");
        commit("prefect_2", "2026-11-20T03:00:00Z");
        assertThat(store.find("prefect_1")).isPresent();
        assertThat(store.find("prefect_")).isEmpty();
        assertThat(store.find("nothing")).isEmpty();
    }

    @Test
    void aPinnedSetIsNotDeletedUntilItIsUnpinned() throws IOException {
        commit("a", "2026-11-18T02:00:00Z");
        var pinned = store.pin(store.list().getFirst(), true);

        assertThat(pinned.pinned()).isTrue();
        assertThat(store.list()).containsExactly(pinned);
        assertThatThrownBy(() -> store.delete(pinned))
                .hasMessage(
                        "The backup a is pinned, so it is not deleted. Unpin it first: quaymaster" + " backup unpin a");
        assertThat(store.pin(pinned, true)).isEqualTo(pinned);
        assertThat(store.list()).containsExactly(pinned);
        store.delete(store.pin(pinned, false));
        assertThat(store.list()).isEmpty();
    }

    @Test
    void aSetThatSomebodyListedBeforeItWasPinnedIsNotDeleted() throws IOException {
        commit("a", "2026-11-18T02:00:00Z");
        var listed = store.list().getFirst();
        store.pin(listed, true);

        assertThatThrownBy(() -> store.delete(listed)).hasMessageContaining("is pinned");
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void aSetThatIsGoneIsNotPinnedIntoBeing() throws IOException {
        commit("a", "2026-11-18T02:00:00Z");
        var gone = store.list().getFirst();
        store.delete(gone);

        assertThatThrownBy(() -> store.pin(gone, true)).hasMessage("The backup a is gone.");
        assertThat(gone.folder()).doesNotExist();
    }

    @Test
    void aRunWaitsForAnotherAndIsRefusedWhenThatTakesTooLong() {
        try (var first = store.lock("backup of prefect-v2")) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> store.await("backup of pipeline", Duration.ofMillis(50)))
                    .isInstanceOfSatisfying(
                            BackupException.class, e -> assertThat(e.kind()).isEqualTo(BackupException.Kind.LOCKED));
        }
        try (var second = store.await("backup of pipeline", Duration.ofMillis(50))) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void whatAKilledRunLeftIsSwept() throws IOException {
        Files.createDirectories(store.folder().resolve("." + ONE + ".partial"));
        Files.writeString(store.folder().resolve("." + ONE + ".partial/volume.tar.zst"), "half");
        Files.createDirectories(store.folder().resolve("." + TWO + ".deleting"));
        assertThat(store.sweep()).containsExactly("." + ONE + ".partial", "." + TWO + ".deleting");
        assertThat(store.folder()).isEmptyDirectory();
    }

    @Test
    void theNextRunSweepsWhatNoJournalTellsOf() throws IOException {
        Files.createDirectories(store.folder().resolve("." + ONE + ".partial"));
        Files.createDirectories(store.folder().resolve("." + TWO + ".deleting"));
        try (var _ = store.lock("a run")) {
            assertThat(store.folder()).isDirectoryNotContaining("glob:**/.*{partial,deleting}");
        }
    }

    @Test
    void foldersOfTheUserThatOnlyLookSimilarAreNotSwept() throws IOException {
        var precious = Files.createDirectories(folder.resolve("precious"));
        Files.writeString(precious.resolve("file"), "mine");
        for (var name : List.of(
                ".mydownload.partial",
                ".vm.deleting",
                "." + ONE + "x.partial",
                ".notes_2026.partial",
                ONE + ".partial",
                "." + ONE)) {
            Files.createDirectories(store.folder().resolve(name));
        }
        Files.writeString(store.folder().resolve(".notes.partial"), "mine");
        Files.writeString(store.folder().resolve("." + TWO + ".partial"), "mine");
        Files.createSymbolicLink(store.folder().resolve("." + ONE + ".partial"), precious);
        assertThat(store.sweep()).isEmpty();
        assertThat(precious.resolve("file")).exists();
        try (var children = Files.list(store.folder())) {
            assertThat(children).hasSize(9);
        }
    }

    @Test
    void idsOfThisProgramAreSweptAndWhatARenamedSetLeavesTheSame() throws IOException {
        var id = SetNames.id(".-web app/ü", Instant.parse("2026-11-20T02:00:00Z"));
        Files.createDirectories(StoreLeftovers.partial(store.folder(), id));
        Files.createDirectories(StoreLeftovers.deleting(store.folder(), "my renamed set"));
        assertThat(store.sweep()).hasSize(2);
    }

    @Test
    void aStoreOnReadOnlyMediaIsReadWithoutALock() {
        var readOnly = new BackupStore(Path.of("/sys/kernel"));
        assertThat(readOnly.lockToRead("restore")).isEmpty();
        assertThatThrownBy(() -> readOnly.lock("backup"))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("it may only be read");
        var writable = store.lockToRead("restore");
        assertThat(writable).isPresent();
        writable.orElseThrow().close();
    }

    @Test
    void twoRunsMeetAndTheSecondIsToldWhoIsThere() {
        try (var first = store.lock("backup of prefect-v2")) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> store.lock("backup of pipeline"))
                    .isInstanceOfSatisfying(
                            BackupException.class, e -> assertThat(e.kind()).isEqualTo(BackupException.Kind.LOCKED))
                    .hasMessageContaining("backup of prefect-v2, process "
                            + ProcessHandle.current().pid());
        }
        store.lock("backup of pipeline").close();
    }

    @Test
    void theHistorySurvivesATornLine() throws IOException {
        var run = new RunRecord(
                "one",
                "prefect-v2",
                SetKind.SCHEDULED,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(3),
                RunRecord.Outcome.FAILED,
                "no room left");
        store.remember(run);
        Files.writeString(store.folder().resolve(".history.jsonl"), "{\"id\": \"tw", StandardOpenOption.APPEND);
        store.remember(run);
        assertThat(store.history()).containsExactly(run, run);
    }

    private BackupSet commit(String id, String started) throws IOException {
        try (var draft = store.begin(id)) {
            return draft.commit(Sets.manifest(id, Instant.parse(started), SetKind.MANUAL));
        }
    }
}
