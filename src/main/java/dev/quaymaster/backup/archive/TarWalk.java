package dev.quaymaster.backup.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.files.FilterInput;
import dev.quaymaster.files.Sha256;
import dev.quaymaster.volume.tar.TarHeaderGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Reads a tar stream to its very end and sums up what was in it. Memory does not grow with the
/// stream, whoever made it.
public final class TarWalk {

    private static final int CLOSING_BLOCKS = 1024;
    private static final int BUFFER = 1 << 18;
    private static final int LONGEST_PATH = 1 << 16;

    private TarWalk() {}

    /// Walks through `tar`.
    ///
    /// @throws IOException when the stream breaks, is no tar, or lacks the two empty blocks every
    ///   complete tar ends with
    public static TarSummary walk(InputStream tar) throws IOException {
        return walk(tar, path -> {});
    }

    /// Walks through `tar` and tells each path (without leading `./`) before its content is read.
    public static TarSummary walk(InputStream tar, Consumer<String> paths) throws IOException {
        var ending = new EndingStream(tar);
        var guard = TarHeaderGuard.of(ending);
        var entries = guard.reader();
        var fingerprint = new Fingerprint();
        var buffer = new byte[BUFFER];
        long count = 0;
        long files = 0;
        long bytes = 0;
        long linkBytes = 0;
        var risks = TarRisks.none();
        var databases = new DatabaseFiles.Sum();
        for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            requireReadable(entry.getName());
            var path = path(entry);
            paths.accept(path);
            risks = risks.plus(TarRisks.of(entry, guard.absoluteName()));
            var version = new ByteArrayOutputStream();
            var copy = DatabaseFiles.Sum.isVersion(path, entry.getSize()) ? version : OutputStream.nullOutputStream();
            fingerprint.add(describe(path, entry) + content(entries, entry, buffer, copy));
            if (regular(entry)) {
                databases.add(path);
                databases.addVersion(version.toString(UTF_8));
            }
            count += path.isEmpty() ? 0 : 1;
            files += entry.isDirectory() ? 0 : 1;
            bytes += regular(entry) ? entry.getSize() : 0;
            linkBytes += entry.isSymbolicLink() ? entry.getLinkName().getBytes(UTF_8).length : 0;
        }
        ending.transferTo(OutputStream.nullOutputStream()); // padding after the closing blocks
        ending.requireClosingBlocks();
        return new TarSummary(count, files, bytes, linkBytes, risks, databases.result(), fingerprint.hex());
    }

    private static void requireReadable(String name) throws IOException {
        if (name.length() > LONGEST_PATH) {
            throw new IOException("it has a path of %d characters".formatted(name.length()));
        }
    }

    private static String path(TarArchiveEntry entry) {
        var name = entry.getName();
        while (name.startsWith("./")) {
            name = name.substring(2);
        }
        while (name.endsWith("/")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.equals(".") ? "" : name;
    }

    private static String describe(String path, TarArchiveEntry entry) {
        return "%s\0%s\0%o\0%d:%d\0%s\0"
                .formatted(
                        path,
                        kind(entry),
                        entry.getMode() & 07777,
                        entry.getLongUserId(),
                        entry.getLongGroupId(),
                        entry.getLinkName());
    }

    private static String kind(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return "folder";
        } else if (entry.isSymbolicLink()) {
            return "link";
        } else if (entry.isLink()) {
            return "same file";
        } else if (regular(entry)) {
            return "file " + entry.getLastModifiedTime().toInstant().getEpochSecond();
        } else {
            return "special " + entry.getDevMajor() + ":" + entry.getDevMinor();
        }
    }

    /// [TarArchiveEntry#isFile] takes links and devices for files too.
    private static boolean regular(TarArchiveEntry entry) {
        var special = entry.isLink()
                || entry.isSymbolicLink()
                || entry.isFIFO()
                || entry.isBlockDevice()
                || entry.isCharacterDevice();
        return entry.isFile() && !special;
    }

    private static String content(
            TarArchiveInputStream entries, TarArchiveEntry entry, byte[] buffer, OutputStream copy) throws IOException {
        if (!regular(entry)) {
            return "";
        }
        var digest = Sha256.digest();
        long length = 0;
        for (int read = entries.read(buffer); read >= 0; read = entries.read(buffer)) {
            digest.update(buffer, 0, read);
            copy.write(buffer, 0, read);
            length += read;
        }
        if (length != entry.getSize()) {
            throw new IOException("%s has %d of %d bytes".formatted(entry.getName(), length, entry.getSize()));
        }
        return Sha256.hex(digest);
    }

    /// Remembers whether the last bytes that passed were empty.
    private static final class EndingStream extends FilterInput {
        private long total;
        private long emptyAtEnd;

        EndingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            if (read > 0) {
                total += read;
                int empty = 0;
                while (empty < read && bytes[offset + read - 1 - empty] == 0) {
                    empty++;
                }
                emptyAtEnd = empty == read ? emptyAtEnd + empty : empty;
            }
            return read;
        }

        void requireClosingBlocks() throws IOException {
            if (total % 512 != 0 || emptyAtEnd < CLOSING_BLOCKS) {
                throw new IOException(
                        "the archive ends without its two closing blocks, so part of it may be" + " missing");
            }
        }
    }
}
