package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarUtils;

/// The headers of one entry of a tar as they are in the stream, names as bytes: what is not UTF-8
/// passes as it is.
///
/// Names may hold any bytes but zero.
final class RawTarEntry {

    static final int BLOCK = 512;
    static final int NAME_LENGTH = 100;
    static final int TYPE_AT = 156;
    static final int LINK_AT = 157;

    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int MAGIC_AT = 257;
    private static final int USTAR_PREFIX_AT = 345;
    private static final int USTAR_PREFIX_LENGTH = 155;
    private static final byte[] GNU_MAGIC = "ustar  \0".getBytes(US_ASCII);
    private static final byte[] USTAR_MAGIC = "ustar\00000".getBytes(US_ASCII);

    /// All headers: long names, extended ones, its own.
    private final byte[] raw;

    private final byte[] header;
    private final ExtendedHeader extensions;
    private final byte[] global;
    private final byte[] name;
    private final byte[] link;
    private final long size;

    private RawTarEntry(
            byte[] raw, byte[] header, ExtendedHeader extensions, byte[] global, byte[] name, byte[] link, long size) {
        this.raw = raw;
        this.header = header;
        this.extensions = extensions;
        this.global = global;
        this.name = name;
        this.link = link;
        this.size = size;
    }

    /// All of its headers as they came.
    byte[] raw() {
        return raw;
    }

    /// What its extended header says besides names.
    ExtendedHeader extensions() {
        return extensions;
    }

    /// The headers before it that count for all that follows.
    byte[] global() {
        return global;
    }

    /// Its name, whole.
    byte[] name() {
        return name;
    }

    /// What it links to, whole; empty where it is no link.
    byte[] link() {
        return link;
    }

    /// Bytes of its content.
    long size() {
        return size;
    }

    /// Reads the headers of the next entry; its content is left to be read, [#padded] to blocks.
    ///
    /// @return empty at the closing blocks, of which the first has been read
    static Optional<RawTarEntry> read(InputStream in) throws IOException {
        var raw = new ByteArrayOutputStream();
        var global = new ByteArrayOutputStream();
        var extensions = ExtendedHeader.none();
        var name = new byte[0];
        var link = new byte[0];
        var size = -1L;
        while (true) {
            var header = block(in);
            if (isEnd(header)) {
                return Optional.empty();
            }
            raw.writeBytes(header);
            var type = header[TYPE_AT];
            if (type != 'L' && type != 'K' && type != 'x' && type != 'g') {
                return Optional.of(new RawTarEntry(
                        raw.toByteArray(),
                        header,
                        extensions,
                        global.toByteArray(),
                        name.length > 0 ? name : ownName(header),
                        link.length > 0 ? link : ownLink(header),
                        hasContent(header) ? (size < 0 ? size(header) : size) : 0));
            }
            var value = extension(in, header);
            raw.writeBytes(Arrays.copyOf(value, (int) padded(value.length)));
            switch (type) {
                case 'L' -> name = untilZero(value);
                case 'K' -> link = untilZero(value);
                case 'x' -> {
                    extensions = ExtendedHeader.parse(value);
                    name = extensions.take("path").orElse(name);
                    link = extensions.take("linkpath").orElse(link);
                    size = extensions.value("size").map(RawTarEntry::decimal).orElse(size);
                }
                default -> {
                    global.writeBytes(header);
                    global.writeBytes(Arrays.copyOf(value, (int) padded(value.length)));
                }
            }
        }
    }

    /// Whether it is a regular file.
    boolean isFile() {
        return header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
    }

    /// Whether it is a further name of a file that came before.
    boolean isHardLink() {
        return header[TYPE_AT] == '1';
    }

    /// Whether it is a symbolic link.
    boolean isLink() {
        return header[TYPE_AT] == '2';
    }

    /// Bytes of its content with the padding that follows.
    long padded() {
        return padded(size);
    }

    /// Its own header without any name, to be written with [#seal].
    byte[] nameless() {
        var copy = header.clone();
        Arrays.fill(copy, 0, NAME_LENGTH, (byte) 0);
        Arrays.fill(copy, LINK_AT, LINK_AT + NAME_LENGTH, (byte) 0);
        if (isUstar(copy)) {
            Arrays.fill(copy, USTAR_PREFIX_AT, USTAR_PREFIX_AT + USTAR_PREFIX_LENGTH, (byte) 0);
        }
        copy[0] = 'x';
        return copy;
    }

    /// As [#nameless], in the only format whose extended headers may say how a file is stored.
    byte[] namelessUstar() {
        var copy = nameless();
        Arrays.fill(copy, USTAR_PREFIX_AT, BLOCK, (byte) 0);
        setMagic(copy, USTAR_MAGIC);
        return copy;
    }

    /// Writes a header that has a value of its own, such as a long name.
    static void write(ByteArrayOutputStream out, byte[] header, byte[] value) {
        setSize(header, value.length);
        out.writeBytes(seal(header));
        out.writeBytes(Arrays.copyOf(value, (int) padded(value.length)));
    }

    /// Writes a long name (`L`) or link target (`K`).
    static void writeLong(ByteArrayOutputStream out, char type, byte[] value) {
        var header = blank("././@LongLink", type);
        setMagic(header, GNU_MAGIC);
        write(out, header, Arrays.copyOf(value, value.length + 1));
    }

    /// Writes an extended header.
    static void writeExtensions(ByteArrayOutputStream out, byte[] records) {
        var header = blank("././@PaxHeader", 'x');
        setMagic(header, USTAR_MAGIC);
        write(out, header, records);
    }

    private static void setMagic(byte[] header, byte[] magic) {
        System.arraycopy(magic, 0, header, MAGIC_AT, magic.length);
    }

    private static byte[] blank(String title, char type) {
        var header = new byte[BLOCK];
        var bytes = title.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, header, 0, bytes.length);
        for (var at : new int[] {100, 108, 116}) {
            TarUtils.formatLongOctalBytes(0, header, at, 8);
        }
        TarUtils.formatLongOctalBytes(0, header, 136, SIZE_LENGTH);
        header[TYPE_AT] = (byte) type;
        return header;
    }

    /// Sets the size of the content that follows.
    static void setSize(byte[] header, long size) {
        TarUtils.formatLongOctalOrBinaryBytes(size, header, SIZE_AT, SIZE_LENGTH);
    }

    /// Sets the checksum.
    static byte[] seal(byte[] header) {
        Arrays.fill(header, CHECKSUM_AT, CHECKSUM_AT + 8, (byte) ' ');
        TarUtils.formatCheckSumOctalBytes(TarUtils.computeCheckSum(header), header, CHECKSUM_AT, 8);
        return header;
    }

    static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static boolean hasContent(byte[] header) {
        return switch (header[TYPE_AT]) {
            case '1', '2', '3', '4', '5', '6' -> false;
            default -> true;
        };
    }

    private static byte[] ownName(byte[] header) {
        var name = untilZero(Arrays.copyOf(header, NAME_LENGTH));
        if (!isUstar(header) || header[USTAR_PREFIX_AT] == 0) {
            return name;
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(untilZero(Arrays.copyOfRange(header, USTAR_PREFIX_AT, USTAR_PREFIX_AT + USTAR_PREFIX_LENGTH)));
        out.write('/');
        out.writeBytes(name);
        return out.toByteArray();
    }

    private static byte[] ownLink(byte[] header) {
        return untilZero(Arrays.copyOfRange(header, LINK_AT, LINK_AT + NAME_LENGTH));
    }

    /// Only this format has a second field for the name; GNU's has times there.
    private static boolean isUstar(byte[] header) {
        return new String(header, MAGIC_AT, 6, US_ASCII).equals("ustar\0");
    }

    private static byte[] extension(InputStream in, byte[] header) throws IOException {
        var size = size(header);
        if (size < 0 || size > TarHeaderGuard.LONGEST) {
            throw new IOException("it has a name or an extended header of %d bytes".formatted(size));
        }
        var bytes = in.readNBytes((int) padded(size));
        if (bytes.length < padded(size)) {
            throw new EOFException("the archive ends in the middle of a header");
        }
        return Arrays.copyOf(bytes, (int) size);
    }

    private static long size(byte[] header) {
        return TarUtils.parseOctalOrBinary(header, SIZE_AT, SIZE_LENGTH);
    }

    private static long decimal(byte[] value) {
        return new BigInteger(new String(value, US_ASCII)).longValueExact();
    }

    private static byte[] block(InputStream in) throws IOException {
        var bytes = in.readNBytes(BLOCK);
        if (bytes.length < BLOCK) {
            throw new EOFException("the archive ends without its closing blocks");
        }
        return bytes;
    }

    private static boolean isEnd(byte[] header) {
        for (var value : header) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] untilZero(byte[] field) {
        var end = 0;
        while (end < field.length && field[end] != 0) {
            end++;
        }
        return Arrays.copyOf(field, end);
    }
}
