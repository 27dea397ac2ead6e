package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A tar stream in which runs of zeros are holes, in the form that GNU tar unpacks as holes
/// ([sparse format 1.0](https://www.gnu.org/software/tar/manual/html_node/PAX-1.html)). The tar is
/// read twice, side by side: what a file's holes are stands before its content.
public final class SparseTar extends RewrittenTar {

    /// Smaller files are not looked at.
    private static final long SMALLEST = 2L * DataExtents.STEP;

    private final InputStream ahead;
    private final InputStream behind;

    /// Opens the same tar again and again.
    public interface Source {
        /// The tar from its beginning, uncompressed.
        InputStream open() throws IOException;
    }

    private SparseTar(InputStream ahead, InputStream behind) {
        super(behind);
        this.ahead = ahead;
        this.behind = behind;
    }

    /// Opens the tar twice; closing this closes both.
    public static SparseTar open(Source source) throws IOException {
        var ahead = source.open();
        try {
            return new SparseTar(ahead, source.open());
        } catch (IOException | RuntimeException e) {
            ahead.close();
            throw e;
        }
    }

    /// How many bytes of a tar's files are not in holes. Reads it to its end.
    public static long dataBytes(Source source) throws IOException {
        var total = 0L;
        try (var in = source.open()) {
            for (var next = RawTarEntry.read(in); next.isPresent(); next = RawTarEntry.read(in)) {
                total += extents(in, next.get()).dataBytes();
            }
        }
        return total;
    }

    private static DataExtents extents(InputStream in, RawTarEntry entry) throws IOException {
        if (entry.isFile() && entry.size() >= SMALLEST) {
            return DataExtents.scan(in, entry.size());
        }
        in.skipNBytes(entry.padded());
        return DataExtents.whole(entry.size());
    }

    @Override
    boolean addEntry(InputStream tar) throws IOException {
        var next = RawTarEntry.read(tar);
        if (RawTarEntry.read(ahead).isPresent() != next.isPresent()) {
            throw new EOFException("the archive changed while it was read");
        }
        if (next.isEmpty()) {
            return false;
        }
        var entry = next.get();
        var extents = extents(ahead, entry);
        if (extents.hasHoles()) {
            addSparse(entry, extents);
        } else {
            add(entry.raw());
            addCopy(entry.padded());
        }
        return true;
    }

    private void addSparse(RawTarEntry entry, DataExtents extents) {
        var map = extents.map();
        var stored = map.length + extents.dataBytes();
        var records = new ByteArrayOutputStream();
        records.writeBytes(entry.extensions().without("size").bytes());
        records.writeBytes(ExtendedHeader.line("GNU.sparse.major", ascii("1")));
        records.writeBytes(ExtendedHeader.line("GNU.sparse.minor", ascii("0")));
        records.writeBytes(ExtendedHeader.line("GNU.sparse.name", entry.name()));
        records.writeBytes(ExtendedHeader.line("GNU.sparse.realsize", ascii(Long.toString(entry.size()))));
        var out = new ByteArrayOutputStream();
        out.writeBytes(entry.global());
        RawTarEntry.writeExtensions(out, records.toByteArray());
        var header = entry.namelessUstar();
        RawTarEntry.setSize(header, stored);
        out.writeBytes(RawTarEntry.seal(header));
        out.writeBytes(map);
        add(out.toByteArray());
        addData(extents, entry.padded());
        add(new byte[(int) (RawTarEntry.padded(stored) - stored)]);
    }

    private void addData(DataExtents extents, long padded) {
        var at = 0L;
        for (var extent : extents.extents()) {
            leaveOut(extent.offset() - at);
            addCopy(extent.length());
            at = extent.offset() + extent.length();
        }
        leaveOut(padded - at);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    @Override
    public void close() throws IOException {
        try (ahead) {
            behind.close();
        }
    }
}
