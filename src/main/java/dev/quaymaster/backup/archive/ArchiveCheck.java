package dev.quaymaster.backup.archive;

import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.Sha256;
import dev.quaymaster.words.Count;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// Compares one archive file with what the manifest says of it, reading it once from beginning to
/// end: one thread reads, hashes and unpacks the file, the caller's looks at its content.
final class ArchiveCheck {

    private static final int BUFFER = 1 << 18;

    private ArchiveCheck() {}

    /// What is wrong with the file or worth knowing of it.
    ///
    /// @param progress gets the bytes of the file read so far
    static ArchiveFindings findings(Path folder, SavedArchive archive, LongConsumer progress) {
        try {
            long size = SetFiles.size(folder, archive.file());
            if (size != archive.bytes()) {
                return ArchiveFindings.problem(
                        "%s has %d bytes instead of %d".formatted(archive.file(), size, archive.bytes()));
            }
            return content(folder, archive, progress);
        } catch (NoSuchFileException e) {
            return ArchiveFindings.problem(archive.file() + " is missing");
        } catch (IOException e) {
            return ArchiveFindings.problem(archive.file() + " cannot be read to its end: " + FileFailure.reason(e));
        }
    }

    private static ArchiveFindings content(Path folder, SavedArchive archive, LongConsumer progress)
            throws IOException {
        var digest = Sha256.digest();
        try (var counting = new Counting(SetFiles.open(folder, archive.file()));
                var raw = new DigestInputStream(counting, digest);
                var unpacked = new RecordedContent(ArchiveFile.content(raw), archive.contentBytes());
                var ahead = new ReadAhead(unpacked);
                var content = new Telling(ahead, () -> progress.accept(counting.total.get()))) {
            var findings = switch (archive.format()) {
                case TAR -> tar(content, archive);
                case SQL -> sql(content, archive);
            };
            raw.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(digest).equals(archive.sha256())
                    ? findings
                    : problem(archive, "its SHA-256 is not the recorded one");
        }
    }

    private static ArchiveFindings problem(SavedArchive archive, String what) {
        return ArchiveFindings.problem(archive.file() + ": " + what);
    }

    private static ArchiveFindings tar(InputStream content, SavedArchive archive) throws IOException {
        var found = TarWalk.walk(content);
        if (found.entries() != archive.entries()) {
            return problem(
                    archive,
                    "it has %s instead of %s"
                            .formatted(Count.words(found.entries(), "entry"), Count.words(archive.entries(), "entry")));
        }
        if (!found.fingerprint().equals(archive.fingerprint())) {
            return problem(archive, "its entries are not those that were saved");
        }
        if (found.risks().escapes()) {
            return problem(
                    archive,
                    Count.words(found.risks().namesOut() + found.risks().hardLinksOut(), "entry")
                            + " would be outside the volume, as in no backup this program makes");
        }
        var facts = found.risks().facts().stream().map(fact -> archive.file() + ": " + fact);
        return new ArchiveFindings(List.of(), facts.toList(), found.risks(), found.databases());
    }

    private static ArchiveFindings sql(InputStream content, SavedArchive archive) throws IOException {
        try (var scan = new DumpScan()) {
            content.transferTo(scan);
            var found = scan.summary();
            if (found.tables() != archive.entries()) {
                return problem(
                        archive,
                        "it has %s instead of %s"
                                .formatted(
                                        Count.words(found.tables(), "table"), Count.words(archive.entries(), "table")));
            }
            return found.sha256().equals(archive.fingerprint())
                    ? ArchiveFindings.none()
                    : problem(archive, "its text is not what was saved");
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
