package dev.quaymaster.backup.archive;

import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.files.FilterInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Writes one archive of a set, looking into it on the way.
public final class ArchiveWriter {

    private final Path folder;

    /// @param folder the draft of the set
    public ArchiveWriter(Path folder) {
        this.folder = folder;
    }

    /// The file that the files of a volume are saved in.
    public static String tarName(String volume) {
        return volume + ".tar.zst";
    }

    /// The file that a dump of the database in a volume is saved in.
    public static String dumpName(String volume) {
        return volume + ".dump.sql.zst";
    }

    /// Something that writes a dump.
    @FunctionalInterface
    public interface DumpSource {
        /// Writes all of it to `out`, or throws.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Files that were saved, and what they came to.
    public record SavedTar(SavedArchive archive, TarSummary content) {}

    /// Saves a tar stream as `name.tar.zst`.
    ///
    /// @param progress gets the bytes of the stream so far
    /// @throws IOException when the stream is cut or broken, or the disk is full
    public SavedTar tar(String name, InputStream tar, LongConsumer progress) throws IOException {
        return tar(name, tar, progress, path -> {});
    }

    /// As above, and tells each path before its content is read.
    public SavedTar tar(String name, InputStream tar, LongConsumer progress, Consumer<String> paths)
            throws IOException {
        var file = tarName(name);
        try (var archive = ArchiveFile.create(folder.resolve(file))) {
            var summary = TarWalk.walk(new Tee(new CountingInput(tar, progress), archive), paths);
            var sealed = archive.seal();
            return new SavedTar(
                    new SavedArchive(
                            file,
                            SavedArchive.Format.TAR,
                            sealed.bytes(),
                            sealed.contentBytes(),
                            sealed.sha256(),
                            summary.entries(),
                            summary.fingerprint()),
                    summary);
        }
    }

    /// A dump that was saved, and what was in it.
    public record SavedDump(SavedArchive archive, DumpSummary content) {}

    /// Saves a database dump as `name.dump.sql.zst`.
    ///
    /// @param progress gets the bytes of the text so far
    /// @throws IOException when the dump is empty or incomplete, or the disk is full
    public SavedDump dump(String name, DumpSource source, LongConsumer progress) throws IOException {
        var file = dumpName(name);
        try (var archive = ArchiveFile.create(folder.resolve(file));
                var scan = new DumpScan()) {
            source.writeTo(new Both(archive, scan, progress));
            var summary = scan.summary();
            var sealed = archive.seal();
            return new SavedDump(
                    new SavedArchive(
                            file,
                            SavedArchive.Format.SQL,
                            sealed.bytes(),
                            sealed.contentBytes(),
                            sealed.sha256(),
                            summary.tables(),
                            summary.sha256()),
                    summary);
        }
    }

    /// Hands on what is read, after writing it to a second place.
    private static final class Tee extends FilterInput {
        private final OutputStream copy;

        Tee(InputStream in, OutputStream copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            if (read > 0) {
                copy.write(bytes, offset, read);
            }
            return read;
        }
    }

    /// Writes to two places.
    private static final class Both extends OutputStream {
        private final OutputStream first;
        private final OutputStream second;
        private final LongConsumer progress;
        private long total;

        Both(OutputStream first, OutputStream second, LongConsumer progress) {
            this.first = first;
            this.second = second;
            this.progress = progress;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            first.write(bytes, offset, length);
            second.write(bytes, offset, length);
            total += length;
            progress.accept(total);
        }
    }
}
