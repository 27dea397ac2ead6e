package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where a file has anything but zeros, in steps of [#STEP] bytes.
///
/// @param extents in the order of the file, with gaps between them
/// @param size of the file
record DataExtents(List<Extent> extents, long size) {

    /// Runs of zeros that are shorter are data.
    static final int STEP = 64 << 10;

    /// More are not worth it: the file counts as data altogether.
    private static final int MOST = 20_000;

    private static final byte[] ZEROS = new byte[STEP];

    DataExtents {
        extents = List.copyOf(extents);
    }

    /// A run of data.
    record Extent(long offset, long length) {}

    /// Reads the content of a file, and its padding in the tar.
    static DataExtents scan(InputStream in, long size) throws IOException {
        var extents = new ArrayList<Extent>();
        var buffer = new byte[STEP];
        for (var offset = 0L; offset < size; offset += STEP) {
            var wanted = (int) Math.min(STEP, size - offset);
            if (in.readNBytes(buffer, 0, wanted) < wanted) {
                throw new EOFException("the archive ends in the middle of an entry");
            }
            if (!Arrays.equals(buffer, 0, wanted, ZEROS, 0, wanted)) {
                add(extents, offset, wanted);
            }
        }
        in.skipNBytes(RawTarEntry.padded(size) - size);
        return extents.size() <= MOST
                ? new DataExtents(extents, size)
                : new DataExtents(List.of(new Extent(0, size)), size);
    }

    private static void add(List<Extent> extents, long offset, int length) {
        var last = extents.isEmpty() ? new Extent(-1, 0) : extents.getLast();
        if (last.offset() + last.length() == offset) {
            extents.set(extents.size() - 1, new Extent(last.offset(), last.length() + length));
        } else if (extents.size() <= MOST) {
            extents.add(new Extent(offset, length));
        }
    }

    /// A file without gaps.
    static DataExtents whole(long size) {
        return new DataExtents(size == 0 ? List.of() : List.of(new Extent(0, size)), size);
    }

    /// What stands before the content of a sparse file in a tar, padded to blocks: how many runs
    /// there are, then the offset and length of each, the end of the file as an empty one.
    byte[] map() {
        var lines = new StringBuilder();
        lines.append(extents.size() + 1).append('\n');
        extents.forEach(run ->
                lines.append(run.offset()).append('\n').append(run.length()).append('\n'));
        lines.append(size).append("\n0\n");
        var bytes = lines.toString().getBytes(US_ASCII);
        return Arrays.copyOf(bytes, (int) RawTarEntry.padded(bytes.length));
    }

    /// Bytes that are data.
    long dataBytes() {
        return extents.stream().mapToLong(Extent::length).sum();
    }

    /// Whether there are gaps.
    boolean hasHoles() {
        return dataBytes() < size;
    }
}
