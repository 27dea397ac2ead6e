package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/// A tar stream in which runs of zeros are holes, in the form that GNU tar unpacks as holes
/// ([sparse format 1.0](https://www.gnu.org/software/tar/manual/html_node/PAX-1.html)). The tar is
/// read twice, side by side: what a file's holes are stands before its content.
public final class SparseTar extends InputStream {

    /// Smaller files are not looked at.
    private static final long SMALLEST = 2L * DataExtents.STEP;

    private final InputStream ahead;
    private final InputStream behind;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private InputStream ready = InputStream.nullInputStream();
    private boolean ended;

    /// A part of the content that comes next: bytes of the tar, or zeros where it has others.
    private record Piece(Kind kind, long length) {
        enum Kind {
            COPIED,
            LEFT_OUT,
            PADDING
        }
    }

    /// Opens the same tar again and again.
    public interface Source {
        /// The tar from its beginning, uncompressed.
        InputStream open() throws IOException;
    }

    private SparseTar(InputStream ahead, InputStream behind) {
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
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (true) {
            var count = ready.read(bytes, offset, length);
            if (count >= 0) {
                return count;
            }
            var piece = pieces.poll();
            if (piece != null) {
                take(piece);
            } else if (ended) {
                return behind.read(bytes, offset, length);
            } else {
                ready = new ByteArrayInputStream(nextHeaders());
            }
        }
    }

    private void take(Piece piece) throws IOException {
        switch (piece.kind()) {
            case COPIED -> ready = new ExactInputStream(behind, piece.length());
            case LEFT_OUT -> behind.skipNBytes(piece.length());
            case PADDING -> ready = new ByteArrayInputStream(new byte[(int) piece.length()]);
        }
    }

    private byte[] nextHeaders() throws IOException {
        var next = RawTarEntry.read(behind);
        if (RawTarEntry.read(ahead).isPresent() != next.isPresent()) {
            throw new EOFException("the archive changed while it was read");
        }
        if (next.isEmpty()) {
            ended = true;
            return new byte[RawTarEntry.BLOCK];
        }
        var entry = next.get();
        var extents = extents(ahead, entry);
        if (!extents.hasHoles()) {
            pieces.add(new Piece(Piece.Kind.COPIED, entry.padded()));
            return entry.raw();
        }
        return sparse(entry, extents);
    }

    private byte[] sparse(RawTarEntry entry, DataExtents extents) {
        var map = extents.map();
        var stored = map.length + extents.dataBytes();
        plan(extents, entry, stored);
        var records = new ByteArrayOutputStream();
        records.writeBytes(entry.extensions().without("size").bytes());
        records.writeBytes(ExtendedHeader.line("GNU.sparse.major", ascii("1")));
        records.writeBytes(ExtendedHeader.line("GNU.sparse.minor", ascii("0")));
        records.writeBytes(ExtendedHeader.line("GNU.sparse.name", entry.name()));
        records.writeBytes(
                ExtendedHeader.line("GNU.sparse.realsize", ascii(Long.toString(entry.size()))));
        var out = new ByteArrayOutputStream();
        out.writeBytes(entry.global());
        RawTarEntry.writeExtensions(out, records.toByteArray());
        var header = entry.namelessUstar();
        RawTarEntry.setSize(header, stored);
        out.writeBytes(RawTarEntry.seal(header));
        out.writeBytes(map);
        return out.toByteArray();
    }

    private void plan(DataExtents extents, RawTarEntry entry, long stored) {
        var at = 0L;
        for (var extent : extents.extents()) {
            pieces.add(new Piece(Piece.Kind.LEFT_OUT, extent.offset() - at));
            pieces.add(new Piece(Piece.Kind.COPIED, extent.length()));
            at = extent.offset() + extent.length();
        }
        pieces.add(new Piece(Piece.Kind.LEFT_OUT, entry.padded() - at));
        pieces.add(new Piece(Piece.Kind.PADDING, RawTarEntry.padded(stored) - stored));
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
