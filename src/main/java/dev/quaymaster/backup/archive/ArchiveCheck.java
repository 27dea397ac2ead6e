package dev.quaymaster.backup.archive;

import dev.quaymaster.backup.SavedArchive;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// Compares one archive file with what the manifest says of it, reading it once from beginning to
/// end: one thread reads, hashes and unpacks the file, the caller's looks at its content.
final class ArchiveCheck {

    private static final int BUFFER = 1 << 18;

    private ArchiveCheck() {}

    /// What is wrong with the file, in words; empty when nothing is.
    ///
    /// @param progress gets the bytes of the file read so far
    static Optional<String> problem(Path folder, SavedArchive archive, LongConsumer progress) {
        var file = folder.resolve(archive.file());
        try {
            long size = Files.size(file);
            if (size != archive.bytes()) {
                return Optional.of(
                        "%s has %d bytes instead of %d"
                                .formatted(archive.file(), size, archive.bytes()));
            }
            return content(file, archive, progress).map(what -> archive.file() + ": " + what);
        } catch (NoSuchFileException e) {
            return Optional.of(archive.file() + " is missing");
        } catch (IOException e) {
            return Optional.of(archive.file() + " cannot be read to its end: " + e.getMessage());
        }
    }

    private static Optional<String> content(Path file, SavedArchive archive, LongConsumer progress)
            throws IOException {
        var digest = Fingerprint.sha256();
        try (var counting = new Counting(Files.newInputStream(file));
                var raw = new DigestInputStream(counting, digest);
                var unpacked = ArchiveFile.content(raw);
                var ahead = new ReadAhead(unpacked);
                var content = new Telling(ahead, () -> progress.accept(counting.total.get()))) {
            var difference =
                    switch (archive.format()) {
                        case TAR -> tar(content, archive);
                        case SQL -> sql(content, archive);
                    };
            raw.transferTo(OutputStream.nullOutputStream());
            return Fingerprint.hex(digest.digest()).equals(archive.sha256())
                    ? difference
                    : Optional.of("its SHA-256 is not the recorded one");
        }
    }

    private static Optional<String> tar(InputStream content, SavedArchive archive)
            throws IOException {
        var found = TarWalk.walk(content);
        if (found.entries() != archive.entries()) {
            return Optional.of(
                    "it has %d entries instead of %d"
                            .formatted(found.entries(), archive.entries()));
        }
        return found.fingerprint().equals(archive.fingerprint())
                ? Optional.empty()
                : Optional.of("its entries are not those that were saved");
    }

    private static Optional<String> sql(InputStream content, SavedArchive archive)
            throws IOException {
        try (var scan = new DumpScan()) {
            content.transferTo(scan);
            var found = scan.summary();
            if (found.tables() != archive.entries()) {
                return Optional.of(
                        "it has %d tables instead of %d"
                                .formatted(found.tables(), archive.entries()));
            }
            return found.sha256().equals(archive.fingerprint())
                    ? Optional.empty()
                    : Optional.of("its text is not what was saved");
        }
    }

    /// Counts what one thread reads, for another to see.
    private static final class Counting extends BufferedInputStream {
        private final AtomicLong total = new AtomicLong();

        Counting(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            total.addAndGet(Math.max(0, read));
            return read;
        }
    }

    private static final class Telling extends FilterInputStream {
        private final Runnable progress;

        Telling(InputStream in, Runnable progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            progress.run();
            return read;
        }
    }
}
