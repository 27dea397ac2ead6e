package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.run.RestoreText;
import dev.quaymaster.backup.schedule.BackupPlan;
import dev.quaymaster.backup.schedule.ScheduleState;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.files.LockFile;
import dev.quaymaster.settings.Settings;
import dev.quaymaster.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the version before layout 2 wrote, kept as files, is read as if this one had written it.
class FirstFormatTest {

    @TempDir
    Path home;

    @BeforeEach
    void copySamples() throws IOException {
        FirstFormat.copyTo(home);
    }

    @Test
    void itsSetsAreListedAndFoundGood() {
        var store = new BackupStore(home.resolve("backups"));
        var listing = store.read();
        assertThat(listing.unreadable()).isEmpty();
        assertThat(listing.notices()).isEmpty();
        assertThat(listing.sets()).extracting(BackupSet::id).containsExactly(FirstFormat.FILES, FirstFormat.STACK);
        for (var set : listing.sets()) {
            assertThat(set.manifest().about().origin()).isEmpty();
            assertThat(set.check()).isPresent();
            var check = new Verifier(Clock.systemUTC()).verify(set, _ -> {});
            assertThat(check.problems()).isEmpty();
            assertThat(check.notes()).isEmpty();
            assertThat(RestoreText.of(set.manifest())).contains("shop_data.tar.zst");
        }
    }

    @Test
    void aDumpThatWasOnlyReadIsNoLongerCalledVerified() {
        var store = new BackupStore(home.resolve("backups"));
        assertThat(store.find(FirstFormat.STACK).orElseThrow().state()).isEqualTo(SetState.READ_BACK);
        assertThat(store.find(FirstFormat.FILES).orElseThrow().state()).isEqualTo(SetState.VERIFIED);
    }

    @Test
    void whatIsMissingOfThemIsFoundBeforeARestore() throws IOException {
        var set =
                new BackupStore(home.resolve("backups")).find(FirstFormat.STACK).orElseThrow();
        Files.delete(set.folder().resolve("shop_pg.env"));
        assertThat(Verifier.volumes(set, set.manifest().volumes(), _ -> {})).containsExactly("shop_pg.env is missing");
    }

    @Test
    void itsHistoryAndLocksAreReadAndAddedTo() {
        var store = new BackupStore(home.resolve("backups"));
        assertThat(store.history()).extracting(RunRecord::id).startsWith(FirstFormat.STACK, FirstFormat.FILES);
        store.remember(store.history().getFirst());
        assertThat(store.history()).hasSize(4);
        store.lock("a run").close();
        LockFile.take(home.resolve("state/agent.lock"), "plans", "agent").close();
    }

    @Test
    void itsSettingsAreRead() {
        var loaded = new SettingsFile(home.resolve("config/settings.yaml")).load();
        assertThat(loaded)
                .isInstanceOfSatisfying(
                        SettingsFile.Loaded.Understood.class, readable -> requireKnown(readable.settings()));
    }

    private static void requireKnown(Settings settings) {
        assertThat(settings.lockedVolumes()).containsExactly("shop_data");
        assertThat(settings.plans()).extracting(BackupPlan::name).contains("nightly");
        assertThat(settings.plan("nightly").orElseThrow().retention()).isEqualTo(RetentionPolicy.keepLast(3));
    }

    @Test
    void itsScheduleGoesOnWhereItWas() {
        var loaded = ScheduleState.load(home.resolve("state/schedule.json"));
        assertThat(loaded.notice()).isEmpty();
        assertThat(loaded.state().upTo()).containsEntry("nightly", Instant.parse("2026-11-29T19:31:43.756030911Z"));
        assertThat(loaded.state().pending()).isEmpty();
    }

    @Test
    void theSamplesAreOfThatLayout() throws IOException {
        for (var id : List.of(FirstFormat.STACK, FirstFormat.FILES)) {
            var folder = home.resolve("backups").resolve(id);
            assertThat(folder.resolve(Manifest.CHECKSUM_FILE_NAME)).doesNotExist();
            assertThat(folder.resolve(Manifest.FILE_NAME)).content().contains("\"format\" : 1");
        }
    }
}
