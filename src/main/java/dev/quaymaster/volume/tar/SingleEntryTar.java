package dev.quaymaster.volume.tar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// A tar stream of one entry, made while it is read: nothing of the file is held in memory.
public final class SingleEntryTar {

    private static final int RECORD = 512;

    private SingleEntryTar() {}

    /// What an entry has besides its name and contents.
    ///
    /// @param mode the twelve permission bits
    public record Attributes(int uid, int gid, int mode, Instant modified) {}

    /// A regular file.
    ///
    /// @param size the bytes the stream must have; reading fails when it has fewer
    public static InputStream file(String name, Attributes attributes, long size, InputStream contents) {
        var padding = (int) ((RECORD - size % RECORD) % RECORD);
        return new SequenceInputStream(Collections.enumeration(List.of(
                header(name, attributes, size),
                new ExactInputStream(contents, size, "The file became shorter while it was read"),
                zeros(padding + 2 * RECORD))));
    }

    /// A folder, without what is in it. Unpacked over an existing one it changes that one's owner,
    /// mode and time.
    public static InputStream folder(String name, Attributes attributes) {
        return new SequenceInputStream(header(name + "/", attributes, 0), zeros(2 * RECORD));
    }

    /// A symbolic link.
    ///
    /// @param held where it leads
    public static InputStream link(String name, Attributes attributes, String held) {
        var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(held);
        return new SequenceInputStream(header(entry, attributes, 0), zeros(2 * RECORD));
    }

    private static InputStream header(String name, Attributes attributes, long size) {
        return header(new TarArchiveEntry(name, true), attributes, size);
    }

    private static InputStream header(TarArchiveEntry entry, Attributes attributes, long size) {
        var bytes = new ByteArrayOutputStream();
        // Closing it would demand the contents.
        var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        entry.setSize(size);
        entry.setMode(attributes.mode);
        entry.setIds(attributes.uid, attributes.gid);
        entry.setLastModifiedTime(FileTime.fromMillis(attributes.modified.toEpochMilli()));
        try {
            tar.putArchiveEntry(entry);
            tar.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static InputStream zeros(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }
}
