package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarUtils;

/// A tar stream with a prefix before the name of every entry, and before the target of every hard
/// link; made while it is read. Names are bytes here: what is not UTF-8 passes as it is. All else
/// of an entry, its extended headers included, stays as it was.
public final class PrefixedTar extends InputStream {

    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int TYPE_AT = 156;
    private static final int LINK_AT = 157;
    private static final int MAGIC_AT = 257;
    private static final int USTAR_PREFIX_AT = 345;
    private static final int USTAR_PREFIX_LENGTH = 155;
    private static final int LONGEST = 1 << 20;
    private static final byte[] GNU_MAGIC = "ustar  \0".getBytes(US_ASCII);

    private final InputStream in;
    private final byte[] prefix;
    private InputStream ready = InputStream.nullInputStream();
    private long content;
    private boolean ended;
    private final Set<String> links = new HashSet<>();

    /// @param tar uncompressed; not closed
    /// @param prefix such as `volume/`; a leading `./` of a name goes
    public PrefixedTar(InputStream tar, String prefix) {
        this.in = tar;
        this.prefix = prefix.getBytes(UTF_8);
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
            if (content > 0) {
                return readContent(bytes, offset, length);
            }
            if (ended) {
                return in.read(bytes, offset, length);
            }
            ready = new ByteArrayInputStream(nextHeaders());
        }
    }

    private int readContent(byte[] bytes, int offset, int length) throws IOException {
        var count = in.read(bytes, offset, (int) Math.min(length, content));
        if (count < 0) {
            throw new EOFException("the archive ends in the middle of an entry");
        }
        content -= count;
        return count;
    }

    /// The headers of the next entry: long names and extended header, then its own.
    private byte[] nextHeaders() throws IOException {
        var name = new byte[0];
        var link = new byte[0];
        var size = -1L;
        var out = new ByteArrayOutputStream();
        while (true) {
            var header = block();
            if (isEnd(header)) {
                ended = true;
                out.writeBytes(header);
                return out.toByteArray();
            }
            switch (header[TYPE_AT]) {
                case 'L' -> name = untilZero(extension(header));
                case 'K' -> link = untilZero(extension(header));
                case 'x' -> {
                    var records = ExtendedHeader.parse(extension(header));
                    name = records.take("path").orElse(name);
                    link = records.take("linkpath").orElse(link);
                    size = records.value("size").map(PrefixedTar::decimal).orElse(size);
                    if (!records.isEmpty()) {
                        write(out, header, records.bytes());
                    }
                }
                case 'g' -> write(out, header, extension(header));
                default -> {
                    content = hasContent(header) ? padded(size < 0 ? size(header) : size) : 0;
                    entry(out, header, name, link);
                    return out.toByteArray();
                }
            }
        }
    }

    private void entry(ByteArrayOutputStream out, byte[] header, byte[] longName, byte[] longLink)
            throws IOException {
        var name = longName.length > 0 ? longName : ownName(header);
        var link =
                longLink.length > 0
                        ? longLink
                        : untilZero(Arrays.copyOfRange(header, LINK_AT, LINK_AT + NAME_LENGTH));
        var hardLink = header[TYPE_AT] == '1';
        requireInFolders(name);
        if (header[TYPE_AT] == '2') {
            links.add(plain(name));
        }
        longField(out, 'L', prefixed(name));
        if (link.length > 0) {
            longField(out, 'K', hardLink ? prefixed(link) : link);
        }
        Arrays.fill(header, 0, NAME_LENGTH, (byte) 0);
        Arrays.fill(header, LINK_AT, LINK_AT + NAME_LENGTH, (byte) 0);
        if (isUstar(header)) {
            Arrays.fill(header, USTAR_PREFIX_AT, USTAR_PREFIX_AT + USTAR_PREFIX_LENGTH, (byte) 0);
        }
        header[0] = 'x';
        out.writeBytes(sealed(header));
    }

    /// The engine would follow the link and write wherever it leads.
    private void requireInFolders(byte[] name) throws IOException {
        var path = plain(name);
        for (var slash = path.lastIndexOf('/');
                slash > 0;
                slash = path.lastIndexOf('/', slash - 1)) {
            if (links.contains(path.substring(0, slash))) {
                throw new IOException("the archive has an entry behind a link, " + path);
            }
        }
    }

    private static String plain(byte[] name) {
        return new String(name, ISO_8859_1).replaceAll("^(\\./+)+|/+$", "");
    }

    private static boolean hasContent(byte[] header) {
        return switch (header[TYPE_AT]) {
            case '1', '2', '3', '4', '5', '6' -> false;
            default -> true;
        };
    }

    private byte[] prefixed(byte[] name) {
        var start = 0;
        while (name.length - start >= 2 && name[start] == '.' && name[start + 1] == '/') {
            start += 2;
        }
        if (name.length - start == 1 && name[start] == '.') {
            start++;
        }
        var whole = Arrays.copyOf(prefix, prefix.length + name.length - start);
        System.arraycopy(name, start, whole, prefix.length, name.length - start);
        return whole;
    }

    private static byte[] ownName(byte[] header) {
        var name = untilZero(Arrays.copyOf(header, NAME_LENGTH));
        if (!isUstar(header) || header[USTAR_PREFIX_AT] == 0) {
            return name;
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                untilZero(
                        Arrays.copyOfRange(
                                header, USTAR_PREFIX_AT, USTAR_PREFIX_AT + USTAR_PREFIX_LENGTH)));
        out.write('/');
        out.writeBytes(name);
        return out.toByteArray();
    }

    /// Only this format has a second field for the name; GNU's has times there.
    private static boolean isUstar(byte[] header) {
        return new String(header, MAGIC_AT, 6, US_ASCII).equals("ustar\0");
    }

    private static void longField(ByteArrayOutputStream out, char type, byte[] value) {
        var header = new byte[BLOCK];
        var title = "././@LongLink".getBytes(US_ASCII);
        System.arraycopy(title, 0, header, 0, title.length);
        for (var at : new int[] {100, 108, 116}) {
            TarUtils.formatLongOctalBytes(0, header, at, 8);
        }
        TarUtils.formatLongOctalBytes(0, header, 136, SIZE_LENGTH);
        header[TYPE_AT] = (byte) type;
        System.arraycopy(GNU_MAGIC, 0, header, MAGIC_AT, GNU_MAGIC.length);
        write(out, header, Arrays.copyOf(value, value.length + 1));
    }

    private static void write(ByteArrayOutputStream out, byte[] header, byte[] value) {
        TarUtils.formatLongOctalBytes(value.length, header, SIZE_AT, SIZE_LENGTH);
        out.writeBytes(sealed(header));
        out.writeBytes(Arrays.copyOf(value, (int) padded(value.length)));
    }

    private static byte[] sealed(byte[] header) {
        Arrays.fill(header, CHECKSUM_AT, CHECKSUM_AT + 8, (byte) ' ');
        TarUtils.formatCheckSumOctalBytes(TarUtils.computeCheckSum(header), header, CHECKSUM_AT, 8);
        return header;
    }

    private byte[] extension(byte[] header) throws IOException {
        var size = size(header);
        if (size > LONGEST) {
            throw new IOException(
                    "it has a name or an extended header of %d bytes".formatted(size));
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

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private byte[] block() throws IOException {
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
