package dev.quaymaster.backup.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Small tar streams for tests.
public final class Tars {

    private Tars() {}

    /// An entry and what it holds.
    public record Entry(TarArchiveEntry entry, String content) {}

    /// A regular file of root's, mode 0644.
    public static Entry file(String name, String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        entry.setModTime(Instant.parse("2026-11-20T02:00:00Z").toEpochMilli());
        return new Entry(entry, text);
    }

    public static Entry folder(String name) {
        return new Entry(new TarArchiveEntry(name, true), "");
    }

    public static Entry link(String name, String target) {
        var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        return new Entry(entry, "");
    }

    public static byte[] tar(Entry... entries) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, 512, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var entry : entries) {
                tar.putArchiveEntry(entry.entry());
                tar.write(entry.content().getBytes(StandardCharsets.UTF_8));
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
