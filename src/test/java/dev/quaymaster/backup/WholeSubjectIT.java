package dev.quaymaster.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quaymaster.backup.run.BackupRequest;
import dev.quaymaster.backup.run.BackupRunner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Storage;
import dev.quaymaster.engine.spec.VolumeSpec;
import dev.quaymaster.volume.AttributesTar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup is called good only when all of its subject is in it; what is not is named.
class WholeSubjectIT {

    private static final String ACCESS_LIST = "user::rw-,user:1234:rwx,group::r--,mask::rwx,other::r--";

    @TempDir
    Path folder;

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aStackWhoseDataLiesInFoldersIsNoGoodBackup() throws IOException {
        var data = Files.createDirectory(folder.resolve("pgdata")).toString();
        lab.start(lab.busyboxSpec("app", "none").withStorage(Storage.of(List.of(bind(data, false)))));
        assertThatThrownBy(() -> run(BackupRequest.stack(lab.stack(), store())))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.kind()).isEqualTo(BackupException.Kind.FAILED))
                .hasMessageContaining("Its data lies in " + data)
                .hasMessageContaining("does not save yet");
        assertThat(store().list()).isEmpty();

        var volume = lab.volume("data");
        assertThat(run(BackupRequest.stack(lab.stack(), store())).manifest()).satisfies(manifest -> {
            assertThat(manifest.volume(volume)).isPresent();
            assertThat(manifest.isPartial()).isTrue();
            assertThat(manifest.notSaved())
                    .extracting(NotSaved::kind, NotSaved::what)
                    .containsExactly(Tuple.tuple(NotSaved.Kind.WRITABLE_BIND, data));
        });
    }

    @Test
    void anExternalVolumeOfAStoppedStackIsSavedAndOneThatIsGoneIsNamed() throws IOException {
        var photos = lab.nameOf("photos");
        lab.engine().createVolume(VolumeSpec.of(photos, Map.of()));
        var compose = Files.writeString(folder.resolve("compose.yaml"), """
                        services:
                          app:
                            image: quaymaster-test/busybox
                            volumes: ["photos:/photos", "cache:/cache"]
                        volumes:
                          photos: {external: true, name: %s}
                          cache: {}
                        """.formatted(photos));
        var request = BackupRequest.stack(lab.stack(), store()).withComposeFiles(List.of(compose));
        var manifest = run(request).manifest();
        assertThat(manifest.volumes()).extracting(SavedVolume::name).containsExactly(photos);
        assertThat(manifest.files()).extracting(SavedFile::source).contains(compose.toString());
        assertThat(manifest.notSaved())
                .containsExactly(new NotSaved(
                        NotSaved.Kind.VOLUME, lab.stack() + "_cache", "the engine has no volume of this name"));
    }

    @Test
    void aPlanSavesWhatIsThereAndNamesAVolumeThatIsGone() {
        var volume = lab.volume("data");
        var gone = lab.stack() + "_gone";
        var request = new BackupRequest(
                Optional.empty(),
                List.of(volume, gone),
                Map.of(),
                List.of(),
                SetKind.SCHEDULED,
                Optional.of("nightly"),
                store());
        var manifest = run(request).manifest();
        assertThat(manifest.volumes()).extracting(SavedVolume::name).containsExactly(volume);
        assertThat(manifest.notSaved()).extracting(NotSaved::what).containsExactly(gone);
        assertThat(manifest.isPartial()).isTrue();
    }

    @Test
    void aVolumeThatCannotBeMountedIsNamedAndTheRestIsSaved() {
        var volume = lab.volume("data");
        var broken = lab.nameOf("broken");
        lab.engine()
                .createVolume(new VolumeSpec(
                        broken,
                        "local",
                        Map.of(
                                "type", "none",
                                "o", "bind",
                                "device", folder.resolve("never-made").toString()),
                        Map.of("com.docker.compose.project", lab.stack())));
        var manifest = run(BackupRequest.stack(lab.stack(), store())).manifest();
        assertThat(manifest.volumes()).extracting(SavedVolume::name).containsExactly(volume);
        assertThat(manifest.notSaved())
                .singleElement()
                .satisfies(missing -> assertThat(missing.what()).isEqualTo(broken));
    }

    @Test
    void whatNoArchiveKeepsIsNamed() throws IOException {
        assumeTrue(
                lab.engine().info().keepsOwners(),
                "Podman's volumes are read with tar, which counts files behind such long paths"
                        + " otherwise than the survey: the backup is refused");
        var volume = lab.volume("data");
        var tools = lab.tools("app", volume, "sh", "-c", "exec redis-server --unixsocket /v/app.sock --save ''");
        unpack(tools);
        lab.sh(
                tools,
                "cd /v && truncate -s 8M sparse.img"
                        + " && a=$(printf 'a%.0s' $(seq 200)) && top=$a && low=b"
                        + " && for i in 1 2 3 4 5 6 7 8 9 10 11; do top=$top/$a; low=$low/$a; done"
                        + " && mkdir -p $top $low && echo x > $low/bottom && mv b $top/");
        var manifest = run(BackupRequest.volume(volume, store())).manifest();
        assertThat(manifest.notSaved())
                .extracting(missing -> missing.kind() + " " + missing.what())
                .contains(
                        "ENTRIES sockets in %s: /app.sock".formatted(volume),
                        "HOLES holes in %s: /sparse.img".formatted(volume),
                        "ATTRIBUTES extended attributes in %s: /both".formatted(volume),
                        "ATTRIBUTES access control lists in %s: /both".formatted(volume))
                .anySatisfy(text -> assertThat(text).startsWith("ENTRIES ").contains("files in " + volume));
        assertThat(manifest.isPartial()).isTrue();
    }

    /// A file with an extended attribute and an access control list.
    private void unpack(String container) throws IOException {
        var errors = new ByteArrayOutputStream();
        int code = lab.engine()
                .exec(
                        container,
                        ExecSpec.of("tar", "--acls", "--xattrs", "--xattrs-include=*", "-C", "/v", "-xf", "-"),
                        Optional.of(new ByteArrayInputStream(AttributesTar.of(ACCESS_LIST))),
                        errors,
                        errors);
        assertThat(code).as(errors.toString(UTF_8)).isZero();
    }

    private static MountSpec bind(String source, boolean readOnly) {
        return new MountSpec.BindMount(source, "/d", readOnly, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private BackupStore store() {
        return new BackupStore(folder.resolve("backups"));
    }

    private BackupSet run(BackupRequest request) {
        return new BackupRunner(lab.engine(), folder.resolve("runs"), Clock.systemUTC()).run(request, progress -> {});
    }
}
