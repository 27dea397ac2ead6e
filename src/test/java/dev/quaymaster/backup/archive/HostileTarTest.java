package dev.quaymaster.backup.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives that somebody made to harm whoever reads them.
class HostileTarTest {

    @ParameterizedTest
    @ValueSource(bytes = {'L', 'K', 'x', 'X', 'g'})
    void aLongNameOrHeaderTakesNoMemory(byte type) throws IOException {
        var header = header("././@LongLink", type, 1_500L << 20);
        var tar = new SequenceInputStream(new ByteArrayInputStream(header), new Endless());
        assertThatThrownBy(() -> TarWalk.walk(tar))
                .isInstanceOf(IOException.class)
                .hasMessage("a name or header of 1572864000 bytes is longer than any that an engine" + " writes");
    }

    @Test
    void aChainOfLongNamesIsRefusedBeforeTheStackIsFull() {
        var name = record("././@LongLink", (byte) 'L', "name\0");
        var tar = new ByteArrayInputStream(repeat(name, 20_000));
        assertThatThrownBy(() -> TarWalk.walk(tar))
                .isInstanceOf(IOException.class)
                .hasMessage("an entry has two names or headers of a kind");
    }

    @Test
    void manyGlobalHeadersTakeNoMemory() {
        var comment = "900000 comment=" + "x".repeat(900_000 - 16) + "\n";
        var tar = new ByteArrayInputStream(join(
                record("g", (byte) 'g', comment), record("./a", (byte) '0', ""), record("g", (byte) 'g', comment)));
        assertThatThrownBy(() -> TarWalk.walk(tar)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GNU.sparse.major=1",
                "GNU.sparse.map=0,1",
                "SCHILY.realsize=1",
                "size=-5",
                "size=99999999999999999999",
                "size=banana"
            })
    void anExtendedHeaderThatReadersUnderstandDifferentlyIsRefused(String record) {
        var tar = tar(record("x", (byte) 'x', pax(record)), record("./a", (byte) '0', "hello"));
        assertThatThrownBy(() -> walk(tar)).isInstanceOf(IOException.class);
    }

    @Test
    void aSparseEntryIsRefused() {
        assertThatThrownBy(() -> walk(tar(record("./a", (byte) 'S', "hello")))).hasMessageContaining("sparse");
    }

    @ParameterizedTest
    @ValueSource(bytes = {'1', '2', '3', '4', '5', '6'})
    void whatIsNoFileHasNoContent(byte type) {
        assertThatThrownBy(() -> walk(tar(record("./a", type, "hello"))))
                .hasMessage("./a has a content, though it is no file");
    }

    @Test
    void aFolderInDisguiseHidesNoHeader() {
        assertThatThrownBy(() -> walk(tar(record("./a/", (byte) '0', "hello"))))
                .hasMessage("./a/ has a content, though it is no file");
    }

    @Test
    void namesThatLeadOutAreDamage() throws IOException {
        assertThat(risks(entry("../evil", 0100644))).isEqualTo(namesOut());
        assertThat(risks(entry("./a/../../evil", 0100644))).isEqualTo(namesOut());
        assertThat(risks(entry("a/../b", 0100644))).isEqualTo(namesOut());
        assertThat(risks(entry("/etc/passwd", 0100644))).isEqualTo(namesOut());
        assertThat(namesOut().escapes()).isTrue();
        var longName = record("././@LongLink", (byte) 'L', "/" + "e".repeat(200) + "\0");
        assertThat(walk(tar(longName, record("e", (byte) '0', ""))).risks()).isEqualTo(namesOut());
        var extended = record("x", (byte) 'x', pax("path=/etc/passwd"));
        assertThat(walk(tar(extended, record("e", (byte) '0', ""))).risks()).isEqualTo(namesOut());
    }

    @Test
    void linksDevicesAndSetuidAreCounted() throws IOException {
        assertThat(risks(link("./a/b", TarConstants.LF_SYMLINK, "../c")))
                .as("a link that stays inside")
                .isEqualTo(TarRisks.none());
        assertThat(risks(link("./a/b", TarConstants.LF_SYMLINK, "../../c")).linksOut())
                .isOne();
        assertThat(risks(link("./a/b", TarConstants.LF_SYMLINK, "/etc")).linksOut())
                .isOne();
        assertThat(risks(link("./a", TarConstants.LF_LINK, "./b"))).isEqualTo(TarRisks.none());
        assertThat(risks(link("./a", TarConstants.LF_LINK, "../b")).escapes()).isTrue();
        assertThat(risks(link("./a", TarConstants.LF_LINK, "/b")).escapes()).isTrue();
        assertThat(risks(new Tars.Entry(new TarArchiveEntry("./d", TarConstants.LF_BLK), "")))
                .isEqualTo(new TarRisks(0, 0, 0, 1, 0));
        assertThat(risks(entry("./su", 0104755))).isEqualTo(new TarRisks(0, 0, 0, 0, 1));
        var capable = Tars.file("./ping", "x");
        capable.entry().addPaxHeader("SCHILY.xattr.security.capability", "x");
        assertThat(risks(capable)).isEqualTo(new TarRisks(0, 0, 0, 0, 1));
        assertThat(risks(Tars.folder("./setgid/"))).isEqualTo(TarRisks.none());
        assertThat(new TarRisks(0, 0, 2, 1, 1).facts())
                .containsExactly(
                        "1 device",
                        "1 file that runs with more rights than its user has (setuid, setgid or" + " capabilities)",
                        "2 links that lead out of the volume");
    }

    /// Whatever is done to a tar, reading it ends with a summary or an [IOException].
    @Test
    void noChangeOfATarIsAnythingButAnIoException() {
        var random = new Random(5);
        var whole = Tars.tar(
                Tars.file("./" + "n".repeat(300), "hello"),
                Tars.folder("./f/"),
                Tars.link("./" + "l".repeat(120), "t".repeat(200)),
                Tars.file("./f/b", "world"));
        for (int round = 0; round < 20_000; round++) {
            var tar = whole.clone();
            for (int i = 0; i <= random.nextInt(6); i++) {
                tar[random.nextInt(tar.length)] = (byte) random.nextInt();
            }
            mendChecksums(tar);
            try {
                TarWalk.walk(new ByteArrayInputStream(tar));
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException e) {
                fail("round " + round, e);
            }
        }
    }

    private static TarRisks namesOut() {
        return new TarRisks(1, 0, 0, 0, 0);
    }

    private static TarRisks risks(Tars.Entry entry) throws IOException {
        return walk(Tars.tar(entry)).risks();
    }

    private static Tars.Entry entry(String name, int mode) {
        var file = Tars.file(name, "");
        file.entry().setMode(mode);
        return file;
    }

    private static Tars.Entry link(String name, byte type, String target) {
        var entry = new TarArchiveEntry(name, type);
        entry.setLinkName(target);
        return new Tars.Entry(entry, "");
    }

    private static TarSummary walk(byte[] tar) throws IOException {
        return TarWalk.walk(new ByteArrayInputStream(tar));
    }

    private static byte[] tar(byte[]... records) {
        return join(join(records), new byte[1024]);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] repeat(byte[] record, int times) {
        return join(Collections.nCopies(times, record).toArray(byte[][]::new));
    }

    private static String pax(String record) {
        int length = record.length() + 4;
        return length + " " + record + "\n";
    }

    /// A header and its content, padded.
    private static byte[] record(String name, byte type, String text) {
        var content = text.getBytes(UTF_8);
        return join(header(name, type, content.length), Arrays.copyOf(content, (content.length + 511) / 512 * 512));
    }

    private static byte[] header(String name, byte type, long size) {
        var entry = new TarArchiveEntry("x", type);
        entry.setSize(size);
        var block = new byte[512];
        entry.writeEntryHeader(block);
        var bytes = name.getBytes(UTF_8);
        Arrays.fill(block, 0, 100, (byte) 0);
        System.arraycopy(bytes, 0, block, 0, bytes.length);
        block[156] = type;
        checksum(block, 0);
        return block;
    }

    private static void mendChecksums(byte[] tar) {
        for (int at = 0; at + 512 <= tar.length; at += 512) {
            if (new String(tar, at + 257, 5, UTF_8).equals("ustar")) {
                checksum(tar, at);
            }
        }
    }

    private static void checksum(byte[] tar, int at) {
        Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
        int sum = 0;
        for (int i = at; i < at + 512; i++) {
            sum += tar[i] & 0xff;
        }
        var digits = "%06o\0 ".formatted(sum).getBytes(UTF_8);
        System.arraycopy(digits, 0, tar, at + 148, digits.length);
    }

    /// Never ends.
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 'a';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) 'a');
            return length;
        }
    }
}
