package dev.quaymaster.backup.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.Manifest;
import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.SetInfo;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.VolumeOrigin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {

    @TempDir
    Path folder;

    private BackupSet set;
    private Path file;

    @BeforeEach
    void save() throws IOException {
        var noise = new StringBuilder();
        new Random(7).ints(200_000, 32, 126).forEach(noise::appendCodePoint);
        var tar = Tars.tar(Tars.file("./a", "hello"), Tars.file("./noise", noise.toString()));
        var archive = new ArchiveWriter(folder).tar("data", new ByteArrayInputStream(tar), bytes -> {});
        set = set(archive.archive());
        file = folder.resolve("data.tar.zst");
    }

    @Test
    void anArchiveThatIsAsItWasWrittenPasses() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.01, 0.25, 0.5, 0.999, 1.0})
    void oneFlippedBitIsFoundWhereverItIs(double place) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[(int) (place * (bytes.length - 1))] ^= 0x10;
        Files.write(file, bytes);
        assertThat(problems()).singleElement().asString().startsWith("data.tar.zst");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 512, 1024, 100_000})
    void aCutIsFoundHoweverLong(int missing) throws IOException {
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - missing));
        assertThat(problems())
                .containsExactly(
                        "data.tar.zst has %d bytes instead of %d".formatted(bytes.length - missing, bytes.length));
    }

    @Test
    void aMissingArchiveIsFound() throws IOException {
        Files.delete(file);
        assertThat(problems()).containsExactly("data.tar.zst is missing");
    }

    @Test
    void anArchiveOfSomethingElseWithACorrectedChecksumIsFound() throws IOException {
        var other = Tars.tar(Tars.file("./a", "hullo"));
        var written = new ArchiveWriter(folder)
                .tar("other", new ByteArrayInputStream(other), bytes -> {})
                .archive();
        var recorded = set.manifest().volumes().getFirst().archive();
        set = set(new SavedArchive(
                written.file(),
                written.format(),
                written.bytes(),
                written.contentBytes(),
                written.sha256(),
                written.entries(),
                recorded.fingerprint()));
        assertThat(problems()).containsExactly("other.tar.zst: its entries are not those that were saved");
    }

    @Test
    void anArchiveThatUnpacksToMoreThanWasRecordedEndsThere() throws IOException {
        try (var bomb = ArchiveFile.create(folder.resolve("bomb.tar.zst"))) {
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                bomb.write(zeros, 0, zeros.length);
            }
            var sealed = bomb.seal();
            var recorded = new SavedArchive(
                    "bomb.tar.zst", SavedArchive.Format.TAR, sealed.bytes(), 2048, sealed.sha256(), 0, "00".repeat(32));
            set = set(recorded);
            assertThat(problems())
                    .containsExactly("bomb.tar.zst cannot be read to its end: it holds more than the 2048"
                            + " bytes that were recorded");
            try (var content = ArchiveFile.content(folder, recorded)) {
                assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void anArchiveThatUnpacksToLessThanWasRecordedIsFound() throws IOException {
        var real = set.manifest().volumes().getFirst().archive();
        set = set(new SavedArchive(
                real.file(),
                real.format(),
                real.bytes(),
                real.contentBytes() + 512,
                real.sha256(),
                real.entries(),
                real.fingerprint()));
        assertThat(problems())
                .containsExactly("data.tar.zst cannot be read to its end: it holds %d bytes instead of %d"
                        .formatted(real.contentBytes(), real.contentBytes() + 512));
    }

    @Test
    void namesThatLeadOutOfTheVolumeAreDamageAndDevicesAreToldOf() throws IOException {
        set = set(written(Tars.file("../../etc/passwd", "root::0:0")));
        assertThat(problems())
                .containsExactly("crafted.tar.zst: 1 entry would be outside the volume, as in no backup this"
                        + " program makes");
        var setuid = Tars.file("./su", "x");
        setuid.entry().setMode(0104755);
        set = set(written(setuid, Tars.link("./out", "/etc/passwd")));
        var findings = Verifier.findings(set, set.manifest().volumes(), _ -> {});
        assertThat(findings.problems()).isEmpty();
        assertThat(findings.facts())
                .containsExactly(
                        "crafted.tar.zst: 1 file that runs with more rights than its user has"
                                + " (setuid, setgid or capabilities)",
                        "crafted.tar.zst: 1 link that leads out of the volume");
    }

    private SavedArchive written(Tars.Entry... entries) throws IOException {
        Files.deleteIfExists(folder.resolve("crafted.tar.zst"));
        return new ArchiveWriter(folder)
                .tar("crafted", new ByteArrayInputStream(Tars.tar(entries)), _ -> {})
                .archive();
    }

    @Test
    void theArchiveIsAPlainTarForOtherPrograms() throws IOException {
        try (var content =
                ArchiveFile.content(folder, set.manifest().volumes().getFirst().archive())) {
            var start = new String(content.readNBytes(3), UTF_8);
            assertThat(start).isEqualTo("./a");
        }
    }

    private List<String> problems() {
        return new Verifier(Clock.systemUTC()).verify(set, progress -> {}).problems();
    }

    private BackupSet set(SavedArchive archive) throws IOException {
        Files.writeString(folder.resolve(Manifest.FILE_NAME), "{}");
        Files.write(folder.resolve(Manifest.CHECKSUM_FILE_NAME), ManifestChecksum.line("{}".getBytes(UTF_8)));
        var about = new SetInfo(
                "one",
                SetKind.MANUAL,
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                "test",
                "test",
                Optional.empty());
        var volume = new SavedVolume(
                VolumeOrigin.of("data", "local", Map.of(), Map.of()),
                Consistency.AT_REST,
                archive,
                Optional.empty(),
                List.of(),
                0);
        return new BackupSet(
                "one",
                folder,
                new Manifest(
                        Manifest.FORMAT,
                        about,
                        List.of(volume),
                        List.of(),
                        List.of(),
                        new TreeMap<>(),
                        List.of(),
                        List.of()),
                Optional.empty());
    }
}
