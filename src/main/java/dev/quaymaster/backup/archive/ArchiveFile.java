package dev.quaymaster.backup.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.files.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Set;

/// A new `.zst` file: what is written to it is compressed on all cores, hashed and, at the end, on
/// the disk.
public final class ArchiveFile extends OutputStream {

    private static final System.Logger LOG = System.getLogger(ArchiveFile.class.getName());
    private static final int LEVEL = 3;
    private static final int BUFFER = 1 << 18;

    private final FileChannel channel;
    private final MessageDigest digest;
    private final ZstdOutputStreamNoFinalizer compressed;
    private long contentBytes;

    private ArchiveFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.digest = Sha256.digest();
        this.compressed = new ZstdOutputStreamNoFinalizer(
                new DigestOutputStream(Channels.newOutputStream(channel), digest), LEVEL);
        compressed.setChecksum(true);
        compressed.setWorkers(Runtime.getRuntime().availableProcessors());
    }

    /// What became of the file.
    ///
    /// @param bytes its size
    /// @param contentBytes what was written to it
    /// @param sha256 of the file
    public record Sealed(long bytes, long contentBytes, String sha256) {}

    /// Makes the file, which must not exist yet; only the user can read it.
    public static ArchiveFile create(Path file) throws IOException {
        var channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                AtomicFile.privateMode("rw-------"));
        try {
            return new ArchiveFile(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// Opens an archive of the set in `folder` for reading its content, which ends with an
    /// [IOException] where it is longer or shorter than was recorded.
    public static InputStream content(Path folder, SavedArchive archive) throws IOException {
        var raw = SetFiles.open(folder, archive.file());
        try {
            return new RecordedContent(content(raw), archive.contentBytes());
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    static InputStream content(InputStream raw) throws IOException {
        var zstd = new ZstdInputStreamNoFinalizer(raw);
        zstd.setLongMax(27);
        return new BufferedInputStream(zstd, BUFFER);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        compressed.write(source, offset, count);
        contentBytes += count;
    }

    /// Ends the archive, waits until it is on the disk, and closes it.
    public Sealed seal() throws IOException {
        try (this) {
            compressed.closeWithoutClosingParentStream();
            channel.force(true);
            return new Sealed(channel.size(), contentBytes, Sha256.hex(digest));
        }
    }

    /// Gives up what is not sealed; the caller removes the file with its folder.
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close(); // first, so that giving up writes no more
            try {
                compressed.closeWithoutClosingParentStream(); // frees its memory
            } catch (IOException e) {
                LOG.log(System.Logger.Level.TRACE, "an archive was given up", e);
            }
        }
    }
}
