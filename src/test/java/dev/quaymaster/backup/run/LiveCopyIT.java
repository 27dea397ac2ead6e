package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.Lab;
import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.archive.ArchiveFile;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.InterceptedEngine;
import dev.quaymaster.files.FilterInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Volumes that are written to while they are copied: a file that is cut short breaks the engine's
/// whole stream, one that grows does not.
///
/// The file is changed when the engine is in the middle of it, and cannot have gone further: it is
/// far larger than what lies between the engine and us.
class LiveCopyIT {

    private static final long MIDDLE = 1 << 20;
    private static final String WHOLE = "head -c 40000000 /dev/zero > /v/z/log";

    @TempDir
    Path folder;

    private final Lab lab = new Lab();
    private final AtomicInteger readings = new AtomicInteger();
    private BackupStore store;
    private String volume;
    private String app;

    @BeforeEach
    void open() {
        store = new BackupStore(folder.resolve("backups"));
        volume = lab.volume("data");
        app = lab.busybox("app", volume);
        lab.sh(app, "mkdir /v/a /v/z; for i in $(seq 50); do echo $i > /v/a/$i; done");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aFileThatIsCutShortInEveryAttemptIsNamed() {
        var runner = whileReadingTheLog(Integer.MAX_VALUE, ": > /v/z/log");

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> runner.run(live(BackupRequest.volume(volume, store)), _ -> {}))
                .withMessageContainingAll(
                        "volume %s changes faster than it can be read".formatted(volume),
                        "/z/log was cut short or gone in each of 4 attempts",
                        "--method pause or stop");

        assertThat(readings).hasValue(4);
        assertThat(store.list()).isEmpty();
        assertThat(store.folder()).isDirectoryNotContaining("glob:**.partial");
        assertThat(lab.state(app)).isEqualTo(ContainerState.RUNNING);
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void aFileThatIsCutShortOnceIsReadAgain() throws IOException {
        var runner = whileReadingTheLog(1, "echo rotated > /v/z/log");

        var set = runner.run(live(BackupRequest.volume(volume, store)), _ -> {});

        assertThat(readings).hasValue(2);
        assertThat(sizes(set))
                .containsEntry("./z/log", 8L)
                .containsEntry("./a/50", 3L)
                .hasSize(51);
        assertThat(Verifier.volumes(set, set.manifest().volumes(), _ -> {})).isEmpty();
        assertThat(set.manifest().warnings())
                .anySatisfy(warning -> assertThat(warning).contains("may not fit together"));
    }

    @Test
    void aFileThatGrowsIsSavedAsLongAsItWas() throws IOException {
        var runner = whileReadingTheLog(Integer.MAX_VALUE, "echo more >> /v/z/log");

        var set = runner.run(live(BackupRequest.volume(volume, store)), _ -> {});

        assertThat(readings).hasValue(1);
        assertThat(sizes(set)).containsEntry("./z/log", 40_000_000L).hasSize(51);
        assertThat(Verifier.volumes(set, set.manifest().volumes(), _ -> {})).isEmpty();
    }

    @Test
    void theOtherVolumesAreSavedAllTheSame() {
        var other = lab.volume("other");
        lab.sh(lab.busybox("two", other), "echo kept > /v/file");
        var runner = whileReadingTheLog(Integer.MAX_VALUE, ": > /v/z/log");

        var set = runner.run(live(BackupRequest.stack(lab.stack(), store)), _ -> {});

        assertThat(set.manifest().volumes()).extracting(SavedVolume::name).containsExactly(other);
        assertThat(set.manifest().notSaved())
                .filteredOn(one -> one.kind() == NotSaved.Kind.VOLUME)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.what()).isEqualTo(volume);
                    assertThat(one.reason()).contains("/z/log was cut short");
                    assertThat(one.kind().losesData()).isTrue();
                });
    }

    private BackupRequest live(BackupRequest request) {
        return request.withMethods(Map.of(volume, Consistency.LIVE));
    }

    private static Map<String, Long> sizes(BackupSet set) throws IOException {
        var sizes = new TreeMap<String, Long>();
        var archive = set.manifest().volumes().getFirst().archive();
        try (var tar = new TarArchiveInputStream(ArchiveFile.content(set.folder(), archive))) {
            for (var next = tar.getNextEntry(); next != null; next = tar.getNextEntry()) {
                if (next.isFile()) {
                    sizes.put(next.getName(), next.getSize());
                }
            }
        }
        return sizes;
    }

    /// A runner whose app does something to the log when the engine is in the middle of its
    /// content; in so many readings of the volume.
    private BackupRunner whileReadingTheLog(int times, String change) {
        return new BackupRunner(
                InterceptedEngine.of(lab.engine(), (name, _, real) -> {
                    if (!name.equals("readArchive") || readings.incrementAndGet() > times) {
                        return real.proceed();
                    }
                    lab.sh(app, WHOLE);
                    return new Watched((InputStream) real.proceed(), change);
                }),
                folder.resolve("runs"),
                Clock.systemUTC());
    }

    /// Of another volume it is over before the middle.
    private final class Watched extends FilterInput {
        private final String change;
        private long before;

        Watched(InputStream in, String change) {
            super(in);
            this.change = change;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            if (before < MIDDLE && before + read >= MIDDLE) {
                lab.sh(app, change);
            }
            before += Math.max(read, 0);
            return read;
        }
    }
}
