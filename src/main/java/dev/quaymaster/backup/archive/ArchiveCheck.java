package dev.quaymaster.backup.archive;

import dev.quaymaster.backup.SavedArchive;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Compares one archive file with what the manifest says of it, reading it once from beginning to
/// end.
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
        try (var raw =
                        new DigestInputStream(
                                new Counting(Files.newInputStream(file), progress), digest);
                var content = ArchiveFile.content(raw)) {
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

    private static final class Counting extends BufferedInputStream {
        private final LongConsumer progress;
        private long total;

        Counting(InputStream in, LongConsumer progress) {
            super(in, BUFFER);
            this.progress = progress;
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            total += Math.max(0, read);
            progress.accept(total);
            return read;
        }
    }
}
