package dev.quaymaster.volume.tar;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// The entries of a tar stream one after another, their names as the stream has them: bytes that
/// are not UTF-8 included. Memory is bounded ([TarHeaderGuard]). Closing it closes the stream.
public final class TarEntries implements Closeable {

    private final RawNames names;
    private final TarArchiveInputStream tar;

    /// One entry.
    ///
    /// @param about its other attributes
    /// @param name as [dev.quaymaster.volume.name.NameBytes] carries it
    /// @param link what a link holds, likewise; empty for others
    public record Named(TarArchiveEntry about, String name, String link) {

        /// What it stands for.
        public EntryType type() {
            return EntryType.of(about);
        }
    }

    /// @param stream uncompressed
    public TarEntries(InputStream stream) {
        names = new RawNames(TarHeaderGuard.of(stream));
        tar = new TarArchiveInputStream(names, StandardCharsets.UTF_8.name());
    }

    /// Goes to the next entry; empty at the end.
    public Optional<Named> next() throws IOException {
        var entry = tar.getNextEntry();
        if (entry == null) {
            return Optional.empty();
        }
        var found = names.next();
        return Optional.of(
                found == null
                        ? new Named(entry, entry.getName(), entry.getLinkName())
                        : new Named(entry, found.name(), found.link()));
    }

    /// What the entry that was reached last holds.
    public InputStream contents() {
        return tar;
    }

    /// The bytes read so far.
    public long bytesRead() {
        return tar.getBytesRead();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
