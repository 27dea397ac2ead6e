package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

/// Puts a prefix before the names of tar streams that were written in every way there is.
class PrefixedTarTest {

    private static final String LONG = "n".repeat(130) + "/" + "m".repeat(150);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void everyKindOfNameGetsThePrefixAndAllElseStays() throws IOException {
        for (var mode : List.of(TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.LONGFILE_GNU)) {
            bytes.reset();
            try (var tar = writer(mode)) {
                folder(tar, "./");
                file(tar, "./a ü", "content");
                file(tar, "./" + LONG, "long");
                link(tar, "./up", "../../shared", TarConstants.LF_SYMLINK);
                link(tar, "./long link", "../" + LONG, TarConstants.LF_SYMLINK);
                link(tar, "./same", "./" + LONG, TarConstants.LF_LINK);
            }
            assertThat(prefixed())
                    .containsExactly(
                            "volume/ 40755 1:2 0  ",
                            "volume/a ü 100640 3000000:5 7  content",
                            "volume/" + LONG + " 100640 3000000:5 4  long",
                            "volume/up 120777 0:0 0 ../../shared ",
                            "volume/long link 120777 0:0 0 ../" + LONG + " ",
                            "volume/same 100777 0:0 0 volume/" + LONG + " ");
        }
    }

    @Test
    void aNameThatIsNoTextPassesAsItIs() throws IOException {
        try (var tar = new TarArchiveOutputStream(bytes, ISO_8859_1.name())) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
            file(tar, "./odd\u00ff", "x");
        }
        try (var tar = new TarArchiveInputStream(
                new PrefixedTar(new ByteArrayInputStream(bytes.toByteArray()), "v/"), ISO_8859_1.name())) {
            assertThat(tar.getNextEntry().getName()).isEqualTo("v/odd\u00ff");
        }
    }

    @Test
    void extendedAttributesStay() throws IOException {
        try (var tar = writer(TarArchiveOutputStream.LONGFILE_POSIX)) {
            var entry = new TarArchiveEntry("./" + LONG);
            entry.addPaxHeader("SCHILY.xattr.user.comment", "hello");
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        try (var tar = new TarArchiveInputStream(stream())) {
            var entry = tar.getNextEntry();
            assertThat(entry.getName()).isEqualTo("volume/" + LONG);
            assertThat(entry.getExtraPaxHeaders()).containsEntry("SCHILY.xattr.user.comment", "hello");
        }
    }

    @Test
    void anEntryBehindALinkIsRefused() throws IOException {
        try (var tar = writer(TarArchiveOutputStream.LONGFILE_POSIX)) {
            link(tar, "./out", "/volume", TarConstants.LF_SYMLINK);
            file(tar, "./out/file", "x");
        }
        assertThatThrownBy(this::prefixed).hasMessageContaining("behind a link");
    }

    @Test
    void aStreamThatEndsInTheMiddleFails() throws IOException {
        try (var tar = writer(TarArchiveOutputStream.LONGFILE_POSIX)) {
            file(tar, "./a", "content");
        }
        var part = Arrays.copyOf(bytes.toByteArray(), 700);
        var prefixed = new PrefixedTar(new ByteArrayInputStream(part), "v/");
        assertThatThrownBy(prefixed::readAllBytes).hasMessageContaining("ends in the middle");
    }

    private TarArchiveOutputStream writer(int longNames) {
        var tar = new TarArchiveOutputStream(bytes, UTF_8.name());
        tar.setLongFileMode(longNames);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    private static void folder(TarArchiveOutputStream tar, String name) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setIds(1, 2);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static void file(TarArchiveOutputStream tar, String name, String content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length());
        entry.setMode(0100640);
        entry.setIds(3_000_000, 5);
        tar.putArchiveEntry(entry);
        tar.write(content.getBytes(UTF_8));
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, String target, byte type) throws IOException {
        var entry = new TarArchiveEntry(name, type);
        entry.setLinkName(target);
        entry.setMode(type == TarConstants.LF_SYMLINK ? 0120777 : 0100777);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private PrefixedTar stream() {
        return new PrefixedTar(new ByteArrayInputStream(bytes.toByteArray()), "volume/");
    }

    private List<String> prefixed() throws IOException {
        var found = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(stream(), UTF_8.name())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                found.add("%s %o %d:%d %d %s %s"
                        .formatted(
                                entry.getName(),
                                entry.getMode(),
                                entry.getLongUserId(),
                                entry.getLongGroupId(),
                                entry.getSize(),
                                entry.getLinkName(),
                                new String(tar.readAllBytes(), UTF_8)));
            }
        }
        return found;
    }
}
