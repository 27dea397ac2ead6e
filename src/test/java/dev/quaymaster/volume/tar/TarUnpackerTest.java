package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarUnpackerTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path outside;

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
                .containsExactly("../evil", "data/../../evil", "data/a/../../../evil", "data");
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
        assertThat(unpacked.leftOut()).containsExactly("data/door → ..");
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
        assertThat(unpacked.leftOut()).containsExactly("data/passwd → /etc/passwd");
    }

    @Test
    void aHardLinkToSomethingElseOnThisMachineIsLeftOut() throws IOException {
        hardLink("data/shadow", "/etc/passwd");
        assertThat(unpack().leftOut()).containsExactly("data/shadow");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void devicesAreLeftOut() throws IOException {
        put(new TarArchiveEntry("data/null", TarConstants.LF_CHR), "");
        assertThat(unpack().leftOut()).containsExactly("data/null");
    }

    @Test
    void twoFilesOfOneNameAreBothKept() throws IOException {
        file("data/a", 0644, "one");
        file("data/a", 0644, "two");
        unpack();
        assertThat(target.resolve("a")).hasContent("one");
        assertThat(target.resolve("a (2)")).hasContent("two");
    }

    @Test
    void aSingleEntryHasWhatWasAsked() throws IOException {
        var name = "ö".repeat(120);
        var content = "x".repeat(700).getBytes(UTF_8);
        var attributes = new SingleEntryTar.Attributes(3_000_000, 999, 0640, TIME);
        var stream =
                SingleEntryTar.file(
                        name, attributes, content.length, new ByteArrayInputStream(content));
        try (var in = new org.apache.commons.compress.archivers.tar.TarArchiveInputStream(stream)) {
            var entry = in.getNextEntry();
            assertThat(entry.getName()).isEqualTo(name);
            assertThat(entry.getLongUserId()).isEqualTo(3_000_000);
            assertThat(entry.getMode() & 07777).isEqualTo(0640);
            assertThat(in.readAllBytes()).isEqualTo(content);
            assertThat(in.getNextEntry()).isNull();
        }
    }

    private Unpacked unpack() throws IOException {
        tar.close();
        return new TarUnpacker(target, _ -> {})
                .unpack(new ByteArrayInputStream(bytes.toByteArray()));
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
