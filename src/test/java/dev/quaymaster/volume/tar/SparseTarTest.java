package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/// Makes holes of runs of zeros, and reads the result with another program's reader.
class SparseTarTest {

    private static final int MIB = 1 << 20;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final String LONG = "l".repeat(200);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void whatIsReadBackIsWhatWasThere() throws IOException {
        var disk = new byte[3 * MIB + 77];
        Arrays.fill(disk, MIB, MIB + 10, (byte) 7);
        disk[disk.length - 1] = 1;
        var zeros = new byte[MIB];
        var dense = new byte[MIB];
        Arrays.fill(dense, (byte) 3);
        try (var tar = new TarArchiveOutputStream(bytes, UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            add(tar, "./disk", disk);
            add(tar, "./small", "small".getBytes(UTF_8));
            add(tar, "./" + LONG, zeros);
            add(tar, "./dense", dense);
        }

        var sparse = sparse();

        assertThat(sparse.length).isLessThan(3 * MIB / 2);
        assertThat(SparseTar.dataBytes(this::plain)).isLessThan(MIB + 3L * (64 << 10) + 10);
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(sparse), UTF_8.name())) {
            assertEntry(tar, "./disk", disk);
            assertEntry(tar, "./small", "small".getBytes(UTF_8));
            assertEntry(tar, "./" + LONG, zeros);
            assertEntry(tar, "./dense", dense);
            assertThat(tar.getNextEntry()).isNull();
        }
    }

    @Test
    void aTarWithoutRunsOfZerosStaysAsItIs() throws IOException {
        try (var tar = new TarArchiveOutputStream(bytes, UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            add(tar, "./" + LONG, "x".getBytes(UTF_8));
        }
        assertThat(sparse()).isEqualTo(bytes.toByteArray());
    }

    /// GNU tar reads no map of holes behind a header of its own older format, which has times where
    /// the other has the beginning of a name; the set could be saved, but not restored.
    @Test
    void anEntryOfGnusOwnFormatWithHolesIsInTheFormatThatKnowsThem() throws IOException {
        try (var tar = new TarArchiveOutputStream(bytes, UTF_8.name())) {
            add(tar, "./zeros", new byte[MIB]);
        }
        var gnu = bytes.toByteArray();
        System.arraycopy("ustar  \0".getBytes(UTF_8), 0, gnu, MAGIC_AT, 8);
        System.arraycopy("14514321070".getBytes(UTF_8), 0, gnu, PREFIX_AT, 11);
        var header = RawTarEntry.seal(Arrays.copyOf(gnu, RawTarEntry.BLOCK));
        System.arraycopy(header, 0, gnu, 0, header.length);

        var sparse = SparseTar.open(() -> new ByteArrayInputStream(gnu)).readAllBytes();

        var at = 2 * RawTarEntry.BLOCK;
        assertThat(Arrays.copyOfRange(sparse, at + MAGIC_AT, at + MAGIC_AT + 8))
                .asString(UTF_8)
                .isEqualTo("ustar\00000");
        assertThat(Arrays.copyOfRange(sparse, at + PREFIX_AT, at + RawTarEntry.BLOCK))
                .containsOnly(0);
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(sparse), UTF_8.name())) {
            assertEntry(tar, "./zeros", new byte[MIB]);
        }
    }

    private ByteArrayInputStream plain() {
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private byte[] sparse() throws IOException {
        try (var tar = SparseTar.open(this::plain)) {
            return tar.readAllBytes();
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setIds(3, 4);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void assertEntry(TarArchiveInputStream tar, String name, byte[] content) throws IOException {
        var entry = tar.getNextEntry();
        assertThat(entry.getName()).isEqualTo(name);
        assertThat(entry.getRealSize()).isEqualTo(content.length);
        assertThat(entry.getLongUserId()).isEqualTo(3);
        assertThat(tar.readAllBytes()).isEqualTo(content);
    }
}
