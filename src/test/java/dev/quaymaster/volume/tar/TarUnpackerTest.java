package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.quaymaster.volume.name.LocalName;
import dev.quaymaster.volume.tar.Unpacked.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarUnpackerTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path outside;

    private Path target = Path.of("");
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    @BeforeEach
    void makeTarget() throws IOException {
        target = Files.createDirectory(outside.resolve("target"));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    @Test
    void filesKeepContentsTimesAndTheRightsOfAll() throws IOException {
        folder("data/", 0500);
        file("data/bin/run", 04755, "#!");
        var unpacked = unpack();
        var file = target.resolve("bin/run");
        assertThat(file).hasContent("#!");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.from(TIME));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-xr-x");
        assertThat(unpacked.files()).isOne();
        assertThat(unpacked.bytes()).isEqualTo(2);
    }

    @Test
    void noNameLeadsOut() throws IOException {
        file("../evil", 0644, "x");
        file("data/../../evil", 0644, "x");
        file("data/a/../../../evil", 0644, "x");
        file("data", 0644, "x");
        var unpacked = unpack();
        assertThat(unpacked.leftOut())
                .extracting(Unpacked.LeftOut::name, Unpacked.LeftOut::reason)
                .containsExactly(
                        tuple("../evil", Reason.OUTSIDE),
                        tuple("data/../../evil", Reason.OUTSIDE),
                        tuple("data/a/../../../evil", Reason.OUTSIDE),
                        tuple("data", Reason.OUTSIDE));
        assertThat(outside).isDirectoryNotContaining("glob:**evil*");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        link("data/door", "..");
        file("data/door/evil", 0644, "x");
        var unpacked = unpack();
        assertThat(outside.resolve("evil")).doesNotExist();
        assertThat(target.resolve("door/evil")).hasContent("x");
        assertThat(unpacked.leftOut()).containsExactly(left("door", "..", Reason.TAKEN));
    }

    @Test
    void linksThatStayInsideAreMade() throws IOException {
        file("data/sub/real", 0644, "real");
        link("data/sub/near", "real");
        link("data/far", "sub/real");
        link("data/passwd", "/etc/passwd");
        hardLink("data/same", "data/sub/real");
        var unpacked = unpack();
        assertThat(target.resolve("sub/near")).isSymbolicLink().hasContent("real");
        assertThat(target.resolve("far")).hasContent("real");
        assertThat(target.resolve("same")).hasContent("real");
        assertThat(unpacked.leftOut())
                .containsExactly(left("passwd", "/etc/passwd", Reason.LEADS_OUT))
                .first()
                .hasToString("passwd → /etc/passwd: the link leads out of what is copied");
    }

    @Test
    void aHardLinkToSomethingElseOnThisMachineIsLeftOut() throws IOException {
        hardLink("data/shadow", "/etc/passwd");
        assertThat(unpack().leftOut()).containsExactly(left("shadow", "", Reason.NO_ORIGINAL));
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void devicesAreLeftOut() throws IOException {
        put(new TarArchiveEntry("data/null", TarConstants.LF_CHR), "");
        assertThat(unpack().leftOut()).containsExactly(left("null", "", Reason.SPECIAL));
    }

    @Test
    void twoFilesOfOneNameAreBothKept() throws IOException {
        file("data/a", 0644, "one");
        file("data/a", 0644, "two");
        var unpacked = unpack();
        assertThat(target.resolve("a")).hasContent("one");
        assertThat(target.resolve("a (2)")).hasContent("two");
        assertThat(unpacked.renamed()).containsExactly(new Unpacked.Renamed("a", "a (2)"));
    }

    @Test
    void namesThatAreNoTextKeepTheirBytes() throws IOException {
        raw("data/b\u00ffd/\u00fe", '0', "");
        raw("data/b\u00fed", '0', "");
        raw("data/" + "\u00ff".repeat(200), '0', "");
        raw("data/b\u00fed", '0', "");
        var unpacked = unpackRaw();
        assertThat(LocalName.in(LocalName.in(target, "b\udcffd"), "\udcfe")).isRegularFile();
        assertThat(unpacked.files()).isEqualTo(4);
        assertThat(names()).contains("b\udcffd", "b\udcfed", "\udcff".repeat(200));
        assertThat(unpacked.renamed()).containsExactly(new Unpacked.Renamed("b\udcfed", "b\udcfed (2)"));
    }

    @Test
    void aNameThatIsNoTextIsFoundInAnExtendedHeaderToo() throws IOException {
        pax("path=data/\u00c3\u00bc-\u00ff\n");
        raw("data/other", '0', "");
        assertThat(unpackRaw().renamed()).isEmpty();
        assertThat(names()).containsExactly("ü-\udcff");
    }

    private List<String> names() throws IOException {
        try (var all = Files.list(target)) {
            return all.map(LocalName::of).toList();
        }
    }

    @Test
    void noLinkIsMadeThroughALinkThatWasMadeBefore() throws IOException {
        link("data/s/up", "..");
        link("data/e", "s/up/../..");
        link("data/e/.ssh/authorized_keys", "../Downloads/dir/keys");
        link("data/e/evil-link", "x");
        var unpacked = unpack();
        assertThat(outside).isDirectoryNotContaining("glob:**{.ssh,evil-link}");
        assertThat(target.resolve("s/up")).isSymbolicLink();
        assertThat(target.resolve("e"))
                .isDirectory()
                .satisfies(e -> assertThat(Files.isSymbolicLink(e)).isFalse());
        assertThat(unpacked.leftOut()).contains(left("e", "s/up/../..", Reason.LEADS_OUT));
    }

    @Test
    void aLinkMadeFirstLeadsOutWhenTheOneOnItsWayIsMadeLater() throws IOException {
        folder("data/deep/", 0755);
        link("data/a", "deep/way/../..");
        link("data/deep/way", "..");
        assertThat(unpack().leftOut()).containsExactly(left("a", "deep/way/../..", Reason.LEADS_OUT));
        assertThat(target.resolve("a")).doesNotExist();
    }

    @Test
    void linksThroughLinksThatStayInsideAreKept() throws IOException {
        file("data/releases/5/log/x", 0644, "x");
        link("data/logs", "current/log");
        link("data/current", "releases/5");
        assertThat(unpack().leftOut()).isEmpty();
        assertThat(target.resolve("logs/x")).hasContent("x");
    }

    @Test
    void linksInACircleEndSomewhere() throws IOException {
        link("data/one", "two/x");
        link("data/two", "one/x");
        unpack();
        assertThat(outside).isDirectoryContaining("glob:**target");
    }

    @Test
    void nothingIsMadeThroughALinkThatWasThereBefore() throws IOException {
        var other = Files.createDirectory(outside.resolve("other"));
        Files.createSymbolicLink(target.resolve("door"), other);
        file("data/door/file", 0644, "x");
        folder("data/door/folder/", 0755);
        link("data/door/link", "x");
        hardLink("data/door/hard", "data/first");
        var unpacked = unpack();
        assertThat(other).isEmptyDirectory();
        assertThat(unpacked.leftOut())
                .extracting(Unpacked.LeftOut::name)
                .containsExactly("door/file", "door/folder/", "door/hard", "door/link");
    }

    @Test
    void aHeaderLargerThanAnyNameEndsTheStream() {
        assertThatThrownBy(() -> {
                    raw("data/x", 'L', "x".repeat(2 << 20));
                    unpackRaw();
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than any");
    }

    @Test
    void aSingleEntryHasWhatWasAsked() throws IOException {
        var name = "ö".repeat(120);
        var content = "x".repeat(700).getBytes(UTF_8);
        var attributes = new SingleEntryTar.Attributes(3_000_000, 999, 0640, TIME);
        var stream = SingleEntryTar.file(name, attributes, content.length, new ByteArrayInputStream(content));
        try (var in = new TarArchiveInputStream(stream)) {
            var entry = in.getNextEntry();
            assertThat(entry.getName()).isEqualTo(name);
            assertThat(entry.getLongUserId()).isEqualTo(3_000_000);
            assertThat(entry.getMode() & 07777).isEqualTo(0640);
            assertThat(in.readAllBytes()).isEqualTo(content);
            assertThat(in.getNextEntry()).isNull();
        }
    }

    private static Unpacked.LeftOut left(String name, String link, Reason reason) {
        return new Unpacked.LeftOut(name, link, reason);
    }

    /// An entry whose name is these bytes.
    private void raw(String name, char type, String content) throws IOException {
        var head = new byte[512];
        System.arraycopy(name.getBytes(ISO_8859_1), 0, head, 0, Math.min(100, name.length()));
        if (name.length() > 100) {
            raw("././@LongLink", 'L', name + "\0");
        }
        put(head, 100, "0000644");
        put(head, 124, "%011o".formatted(content.length()));
        put(head, 136, "%011o".formatted(TIME.getEpochSecond()));
        head[156] = (byte) type;
        put(head, 257, "ustar  ");
        put(head, 148, "        ");
        var sum = 0;
        for (var one : head) {
            sum += one & 0xFF;
        }
        put(head, 148, "%06o\0 ".formatted(sum));
        bytes.write(head);
        bytes.write(content.getBytes(ISO_8859_1));
        bytes.write(new byte[(512 - content.length() % 512) % 512]);
    }

    private void pax(String entry) throws IOException {
        var length = entry.length() + 1 + Integer.toString(entry.length() + 3).length();
        raw("data/pax", 'x', length + " " + entry);
    }

    private static void put(byte[] head, int at, String text) {
        System.arraycopy(text.getBytes(ISO_8859_1), 0, head, at, text.length());
    }

    private Unpacked unpackRaw() throws IOException {
        bytes.write(new byte[1024]);
        return new TarUnpacker(target, _ -> {}).unpack(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private Unpacked unpack() throws IOException {
        tar.close();
        return new TarUnpacker(target, _ -> {}).unpack(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private void folder(String name, int mode) throws IOException {
        var entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        put(entry, "");
    }

    private void file(String name, int mode, String content) throws IOException {
        var entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        put(entry, content);
    }

    private void link(String name, String held) throws IOException {
        var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(held);
        put(entry, "");
    }

    private void hardLink(String name, String original) throws IOException {
        var entry = new TarArchiveEntry(name, TarConstants.LF_LINK);
        entry.setLinkName(original);
        put(entry, "");
    }

    private void put(TarArchiveEntry entry, String content) throws IOException {
        var data = content.getBytes(UTF_8);
        entry.setSize(data.length);
        entry.setLastModifiedTime(FileTime.from(TIME));
        tar.putArchiveEntry(entry);
        tar.write(data);
        tar.closeArchiveEntry();
    }
}
