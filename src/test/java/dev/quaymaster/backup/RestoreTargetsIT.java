package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.restore.RestoreConcern;
import dev.quaymaster.backup.restore.RestoreConcern.Kind;
import dev.quaymaster.backup.restore.RestorePlan;
import dev.quaymaster.backup.restore.RestoreRequest;
import dev.quaymaster.backup.restore.Restorer;
import dev.quaymaster.backup.restore.VolumeRestore;
import dev.quaymaster.backup.restore.VolumeRestore.Present;
import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.PlanRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Storage;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Restores to volumes whose data does not lie with the engine: what is there is seen before
/// anybody is asked, kept, and never touched unasked.
class RestoreTargetsIT {

    @TempDir
    Path folder;

    private Path data;
    private Lab lab;
    private BackupStore store;
    private PlanRunner runner;
    private Restorer restorer;

    @BeforeEach
    void open() throws IOException {
        lab = new Lab();
        data = Files.createDirectory(folder.resolve("d"));
        store = new BackupStore(folder.resolve("backups"));
        runner = new PlanRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
        restorer = new Restorer(lab.engine(), folder.resolve("runs"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void whatADriverOptionUncoversIsAskedAboutAndKept() throws IOException {
        var set = savedOldFile();
        Files.writeString(data.resolve("file"), "new");
        Files.writeString(data.resolve("precious"), "p");
        lab.engine().removeVolume(lab.nameOf("db"));

        var plan = restorer.plan(RestoreRequest.all(set));

        assertThat(plan.overwrites()).isTrue();
        assertThat(plan.overwritten()).containsExactly(lab.nameOf("db"));
        assertThat(plan.asks()).isTrue();
        assertThat(plan.lines())
                .contains("make volume %s over %s of the engine's machine (device=%s, o=bind, type=none)"
                        .formatted(lab.nameOf("db"), data, data));
        assertThat(lab.engine().volume(lab.nameOf("db"))).isEmpty();
        assertThat(temporaryVolumes()).isEmpty();
        assertThat(data.resolve("precious")).hasContent("p");

        var report = restorer.run(plan, progress -> {});

        assertThat(data.resolve("file")).hasContent("old");
        assertThat(data.resolve("precious")).doesNotExist();
        restorer.run(restorer.plan(RestoreRequest.all(report.safetyCopy().orElseThrow())), progress -> {});
        assertThat(data.resolve("file")).hasContent("new");
        assertThat(data.resolve("precious")).hasContent("p");
    }

    @Test
    void anEmptyFolderOutsideIsAskedAboutAsWellAndOnesThatFilledMeanwhileAreNotTouched() throws IOException {
        var set = savedOldFile();
        Files.delete(data.resolve("file"));
        lab.engine().removeVolume(lab.nameOf("db"));

        var plan = restorer.plan(RestoreRequest.all(set));

        assertThat(plan.overwrites()).isFalse();
        assertThat(plan.asks()).isTrue();
        assertThat(kinds(plan)).containsExactly(Kind.OUTSIDE_DATA);
        Files.writeString(data.resolve("late"), "l");
        assertThatThrownBy(() -> restorer.run(plan, progress -> {}))
                .hasMessageContaining("got data since the restore was planned");
        assertThat(data).isDirectoryContaining(file -> file.endsWith("late"));
        assertThat(lab.engine().volume(lab.nameOf("db"))).isEmpty();

        Files.delete(data.resolve("late"));
        restorer.run(restorer.plan(RestoreRequest.all(set)), progress -> {});
        assertThat(data.resolve("file")).hasContent("old");
    }

    @Test
    void intoAnotherVolumeOfTheStackThatIsInUseIsAskedAbout() {
        var files = lab.volume("files");
        var database = lab.volume("pg");
        var set = runner.run(BackupRequest.volume(files, store), progress -> {});
        var unused = restorer.plan(RestoreRequest.volume(set, files, database));
        lab.busybox("db", database);

        assertThat(kinds(unused)).isEmpty();
        assertThat(kinds(restorer.plan(RestoreRequest.volume(set, files, database))))
                .containsExactly(Kind.OTHER_VOLUME);
    }

    @Test
    void besideItselfAVolumeOfAFolderIsAPlainOne() throws IOException {
        var set = savedOldFile();
        Files.writeString(data.resolve("file"), "new");
        var scratch = lab.nameOf("scratch");

        var plan = restorer.plan(RestoreRequest.volume(set, lab.nameOf("db"), scratch));
        assertThat(plan.asks()).isFalse();
        restorer.run(plan, progress -> {});

        assertThat(data.resolve("file")).hasContent("new");
        assertThat(lab.engine().volume(scratch).orElseThrow().options()).isEmpty();
        assertThat(lab.sh(lab.busybox("look", scratch), "cat /v/file")).isEqualTo("old");
    }

    @Test
    void theSetsOwnFolderIsNeverInWhatIsReplaced() throws IOException {
        var set = savedOldFile();
        var inside = Files.createDirectories(data.resolve("backups"));
        var moved = inside.resolve(set.id());
        Files.move(set.folder(), moved);
        var there = new BackupStore(inside).list().getFirst();

        assertThatThrownBy(() -> restorer.plan(RestoreRequest.all(there)))
                .hasMessageContaining("would replace the backups themselves");
        lab.engine().removeVolume(lab.nameOf("db"));
        assertThatThrownBy(() -> restorer.plan(RestoreRequest.all(there)))
                .hasMessageContaining("would replace the backups themselves");
        assertThat(moved.resolve(Manifest.FILE_NAME)).exists();
    }

    @Test
    void aFolderThatIsGoneIsToldWithTheWayOut() throws IOException {
        var set = savedOldFile();
        var volume = lab.nameOf("db");
        lab.engine().removeVolume(volume);
        Files.delete(data.resolve("file"));
        Files.delete(data);

        assertThatThrownBy(() -> restorer.plan(RestoreRequest.all(set)))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("cannot be mounted on this engine")
                .hasMessageContaining("quaymaster volume create " + volume)
                .hasMessageContaining("quaymaster backup restore %s --volume", set.id());
        assertThat(lab.engine().volume(volume)).isEmpty();
        assertThat(temporaryVolumes()).isEmpty();

        lab.engine().createVolume(VolumeSpec.of(volume, Map.of()));
        restorer.run(restorer.plan(RestoreRequest.all(set)), progress -> {});
        assertThat(lab.sh(lab.busybox("look", volume), "cat /v/file")).isEqualTo("old");
    }

    @Test
    void whoeverSeesTheFolderUnderAnotherNameIsStoppedAndALockOfItHolds() throws IOException {
        var set = savedOldFile();
        var twin = lab.volume("twin", bindOptions());
        var direct = lab.start(lab.busyboxSpec("direct", twin)
                .withStorage(Storage.of(List.of(new MountSpec.BindMount(
                        data.toString(), "/v", false, Optional.empty(), Optional.empty(), Optional.empty())))));
        var through = lab.busybox("through", twin);

        var plan = restorer.plan(RestoreRequest.all(set));
        assertThat(plan.users()).extracting(Container::id).containsExactlyInAnyOrder(direct, through);
        var before = lab.engine().inspect(direct).run().startedAt();
        restorer.run(plan, progress -> {});
        assertThat(lab.state(direct)).isEqualTo(ContainerState.RUNNING);
        assertThat(lab.state(through)).isEqualTo(ContainerState.RUNNING);
        assertThat(lab.engine().inspect(direct).run().startedAt()).isNotEqualTo(before);

        var locked = new Restorer(lab.engine(), folder.resolve("runs"), Clock.systemUTC(), () -> Set.of(twin));
        assertThatThrownBy(() -> locked.plan(RestoreRequest.all(set))).hasMessageContaining("locked");
    }

    @Test
    void aVolumeInMemoryIsRefusedBeforeItsUserIsStopped() throws IOException {
        var set = savedOldFile();
        var memory = lab.volume("memory", Map.of("type", "tmpfs", "device", "tmpfs"));
        var user = lab.busybox("user", memory);
        lab.sh(user, "echo live > /v/live");

        assertThatThrownBy(() -> restorer.plan(RestoreRequest.volume(set, lab.nameOf("db"), memory)))
                .hasMessageContaining("kept in memory");
        assertThat(lab.sh(user, "cat /v/live")).isEqualTo("live");
    }

    @Test
    void twoVolumesOfOneFolderAreNotRestoredOverEachOther() throws IOException {
        savedOldFile();
        var twin = lab.volume("twin", bindOptions());
        var set = runner.run(
                new BackupRequest(
                        Optional.empty(),
                        List.of(lab.nameOf("db"), twin),
                        Map.of(),
                        List.of(),
                        SetKind.MANUAL,
                        Optional.empty(),
                        store),
                progress -> {});
        assertThatThrownBy(() -> restorer.plan(RestoreRequest.all(set)))
                .hasMessageContaining("would be restored to the same data");
    }

    @Test
    void aForeignDriverIsAskedAboutAndItsAbsenceToldWithTheWayOut() throws IOException {
        var set = withDriver(savedOldFile(), "nosuchdriver");
        lab.engine().removeVolume(lab.nameOf("db"));

        var plan = restorer.plan(RestoreRequest.all(set));
        assertThat(plan.asks()).isTrue();
        assertThat(kinds(plan)).containsExactly(Kind.FOREIGN_DRIVER);
        assertThatThrownBy(() -> restorer.run(plan, progress -> {}))
                .hasMessageContaining("nosuchdriver")
                .hasMessageContaining("quaymaster volume create " + lab.nameOf("db"));
        assertThat(lab.engine().volume(lab.nameOf("db"))).isEmpty();
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    /// A set of volume `db` over the folder, which holds `file` with `old`; the volume is there.
    private BackupSet savedOldFile() throws IOException {
        Files.writeString(data.resolve("file"), "old");
        var volume = lab.volume("db", bindOptions());
        var set = runner.run(BackupRequest.volume(volume, store), progress -> {});
        assertThat(restorer.plan(RestoreRequest.all(set)).volumes())
                .extracting(VolumeRestore::present)
                .containsExactly(Present.DATA);
        return set;
    }

    private Map<String, String> bindOptions() {
        return Map.of("type", "none", "o", "bind", "device", data.toString());
    }

    private static BackupSet withDriver(BackupSet set, String driver) {
        var saved = set.manifest().volumes().getFirst();
        var origin = saved.origin();
        var changed = new SavedVolume(
                VolumeOrigin.of(origin.name(), driver, Map.of("size", "1"), Map.of()),
                saved.method(),
                saved.archive(),
                saved.database(),
                saved.quiesced(),
                saved.quietMillis());
        var manifest = set.manifest();
        return new BackupSet(
                set.id(),
                set.folder(),
                new Manifest(
                        manifest.format(),
                        manifest.about(),
                        List.of(changed),
                        manifest.files(),
                        manifest.images(),
                        manifest.checksums(),
                        manifest.notSaved(),
                        manifest.warnings()),
                set.check());
    }

    private static List<Kind> kinds(RestorePlan plan) {
        return plan.concerns().stream()
                .filter(RestoreConcern::asks)
                .map(RestoreConcern::kind)
                .toList();
    }

    private List<String> temporaryVolumes() {
        return lab.engine().volumes(LabelFilter.has("dev.quaymaster.temporary")).stream()
                .filter(volume -> volume.options().containsValue(data.toString()))
                .map(Volume::name)
                .toList();
    }
}
