package dev.quaymaster.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.SampleSet;
import dev.quaymaster.backup.SetState;
import dev.quaymaster.backup.archive.ManifestChecksum;
import dev.quaymaster.backup.archive.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever changes in the folder of a set, checking it finds that.
class SetIntegrityTest {

    @TempDir
    Path temporary;

    private BackupStore store;
    private BackupSet set;

    @BeforeEach
    void save() throws IOException {
        store = new BackupStore(temporary.resolve("backups"));
        set = SampleSet.commit(store, "web_20261120T020000Z_3fa91c");
    }

    @Test
    void aSetAsItWasWrittenIsGood() {
        assertThat(problems()).isEmpty();
        assertThat(set.manifest().checksums()).containsOnlyKeys("RESTORE.txt", "db.env");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifest.json",
                "manifest.json.sha256",
                "db.env",
                "RESTORE.txt",
                "compose/compose.yaml",
                "data.tar.zst",
                "db.dump.sql.zst"
            })
    void everyFlippedBitIsFound(String name) throws IOException {
        var file = set.folder().resolve(name);
        var whole = Files.readAllBytes(file);
        var random = new Random(9);
        int rounds = Math.min(400, whole.length * 8);
        for (int round = 0; round < rounds; round++) {
            int bit = rounds == whole.length * 8 ? round : random.nextInt(whole.length * 8);
            var bytes = whole.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
            assertThat(problems()).as("bit %d of %s", bit, name).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json.sha256", "db.env", "RESTORE.txt", "compose/compose.yaml", "data.tar.zst"})
    void aMissingFileIsFound(String name) throws IOException {
        Files.delete(set.folder().resolve(name));
        assertThat(problems()).singleElement().asString().contains(name + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.env", "RESTORE.txt", "data.tar.zst", "compose/compose.yaml"})
    void aLinkInPlaceOfAFileIsFound(String name) throws IOException {
        var file = set.folder().resolve(name);
        var elsewhere = temporary.resolve("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertThat(problems()).singleElement().asString().contains("is no regular file");
    }

    @Test
    void aLinkInPlaceOfTheManifestOrTheSetMakesItUnreadable() throws IOException {
        var elsewhere = temporary.resolve("elsewhere");
        Files.move(set.folder(), elsewhere);
        Files.createSymbolicLink(set.folder(), elsewhere);
        assertThat(store.list()).isEmpty();
        assertThat(store.read().unreadable())
                .singleElement()
                .satisfies(found -> assertThat(found.reason()).endsWith("is a link, and the backup lies elsewhere"));
        Files.delete(set.folder());
        Files.move(elsewhere, set.folder());
        var manifest = set.folder().resolve(Manifest.FILE_NAME);
        Files.move(manifest, elsewhere);
        Files.createSymbolicLink(manifest, elsewhere);
        assertThat(store.read().unreadable())
                .singleElement()
                .satisfies(found -> assertThat(found.reason()).endsWith("is no regular file"));
    }

    @Test
    void aStoreThatIsALinkIsFine() throws IOException {
        var link = Files.createSymbolicLink(temporary.resolve("link"), store.folder());
        assertThat(new BackupStore(link).list()).hasSize(1);
    }

    @Test
    void whatIsMissingForARestoreIsFoundBeforeIt() throws IOException {
        Files.delete(set.folder().resolve("db.env"));
        var all = Verifier.volumes(set, set.manifest().volumes(), _ -> {});
        assertThat(all).containsExactly("db.env is missing");
        var data = List.of(set.manifest().volume("data").orElseThrow());
        assertThat(Verifier.volumes(set, data, _ -> {})).isEmpty();
    }

    @Test
    void aFileThatTheManifestDoesNotNameIsNoted() throws IOException {
        Files.writeString(set.folder().resolve("note to myself"), "x");
        Files.writeString(set.folder().resolve("compose/other.yaml"), "x");
        var check = new Verifier(Clock.systemUTC()).verify(set, _ -> {});
        assertThat(check.problems()).isEmpty();
        assertThat(check.notes())
                .containsExactly(
                        "compose/other.yaml is not part of the backup", "note to myself is not part of the backup");
    }

    @Test
    void aDumpThatWasOnlyReadIsNotCalledVerified() throws IOException {
        var check = new Verifier(Clock.systemUTC()).verify(set, _ -> {});
        assertThat(store.keep(set, check).state()).isEqualTo(SetState.READ_BACK);
        assertThat(store.list()).extracting(BackupSet::state).containsExactly(SetState.READ_BACK);
        store.keep(set, check.withLoaded(ManifestChecksum.of(set.folder())));
        assertThat(store.list()).extracting(BackupSet::state).containsExactly(SetState.VERIFIED);
    }

    @Test
    void thatItsDumpWasLoadedIsKeptByALaterReadingOfTheSameSet() throws IOException {
        var then = Instant.parse("2026-11-21T02:00:00Z");
        var loaded = new CheckRecord(then, List.of()).withLoaded(ManifestChecksum.of(set.folder()));
        var proven = store.keep(set, loaded);

        var again = verified(proven);
        assertThat(again.state()).isEqualTo(SetState.VERIFIED);
        assertThat(again.check().orElseThrow().loadedBefore()).contains(then);
        var third = verified(store.list().getFirst());
        assertThat(third.check().orElseThrow().loadedBefore()).contains(then);
    }

    @Test
    void thatItsDumpWasLoadedDoesNotHoldForAnotherContent() throws IOException {
        var proven = store.keep(
                set, new CheckRecord(Instant.EPOCH, List.of()).withLoaded(ManifestChecksum.of(set.folder())));
        SampleSet.changeManifest(set, tree -> SampleSet.put(tree, "/about/tool", "another"));
        assertThat(verified(proven).state()).isEqualTo(SetState.READ_BACK);
    }

    @Test
    void thatADamagedSetWasOnceLoadedIsForgotten() throws IOException {
        var proven = store.keep(
                set, new CheckRecord(Instant.EPOCH, List.of()).withLoaded(ManifestChecksum.of(set.folder())));
        Files.delete(set.folder().resolve("db.env"));
        var damaged = verified(proven);
        assertThat(damaged.state()).isEqualTo(SetState.DAMAGED);
        assertThat(damaged.check().orElseThrow().proof()).isEmpty();
    }

    @Test
    void aProofByYesterdaysVersionIsKeptWithTheTimeOfThatCheck() throws IOException {
        Files.writeString(set.folder().resolve(CheckRecord.FILE_NAME), """
                {"at": "2026-11-20T02:00:09Z", "problems": [], "notes": [], "loaded": true}
                """);
        var read = store.list().getFirst();
        assertThat(read.state()).isEqualTo(SetState.VERIFIED);
        var again = verified(read);
        assertThat(again.state()).isEqualTo(SetState.VERIFIED);
        assertThat(again.check().orElseThrow().loadedBefore()).contains(Instant.parse("2026-11-20T02:00:09Z"));
    }

    private BackupSet verified(BackupSet before) throws IOException {
        return store.keep(before, new Verifier(Clock.systemUTC()).verify(before, _ -> {}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../elsewhere/x.zst",
                "/etc/passwd",
                "a/b",
                "..",
                ".",
                "",
                "compose/../x",
                "compose/",
                "compose/a/b",
                "x\0"
            })
    void aManifestThatNamesFilesElsewhereIsUnreadable(String name) throws IOException {
        for (var place : List.of("/volumes/0/archive/file", "/files/0/file", "/checksums")) {
            SampleSet.changeManifest(set, tree -> SampleSet.put(tree, place, name));
            assertThat(store.list()).as(place).isEmpty();
            assertThat(store.read().unreadable())
                    .singleElement()
                    .satisfies(found -> assertThat(found.reason())
                            .contains("is not the name of a file in the backup's" + " folder"));
        }
        assertThatThrownBy(() -> store.begin(name)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> problems() {
        var listing = store.read();
        var unreadable = listing.unreadable();
        return unreadable.isEmpty()
                ? new Verifier(Clock.systemUTC())
                        .verify(listing.sets().getFirst(), _ -> {})
                        .problems()
                : List.of(unreadable.getFirst().reason());
    }
}
