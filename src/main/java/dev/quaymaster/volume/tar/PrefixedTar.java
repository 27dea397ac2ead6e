package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// A tar stream with a prefix before the name of every entry, and before the target of every hard
/// link; made while it is read. All else of an entry, its extended headers included, stays as it
/// was.
public final class PrefixedTar extends InputStream {

    private final InputStream in;
    private final byte[] prefix;
    private final Set<String> links = new HashSet<>();
    private InputStream ready = InputStream.nullInputStream();
    private long content;
    private boolean ended;

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

    private byte[] nextHeaders() throws IOException {
        var next = RawTarEntry.read(in);
        if (next.isEmpty()) {
            ended = true;
            return new byte[RawTarEntry.BLOCK];
        }
        var entry = next.get();
        requireInFolders(entry.name());
        if (entry.isLink()) {
            links.add(plain(entry.name()));
        }
        content = entry.padded();
        var out = new ByteArrayOutputStream();
        out.writeBytes(entry.global());
        if (!entry.extensions().isEmpty()) {
            RawTarEntry.writeExtensions(out, entry.extensions().bytes());
        }
        RawTarEntry.writeLong(out, 'L', prefixed(entry.name()));
        if (entry.link().length > 0) {
            RawTarEntry.writeLong(
                    out, 'K', entry.isHardLink() ? prefixed(entry.link()) : entry.link());
        }
        out.writeBytes(RawTarEntry.seal(entry.nameless()));
        return out.toByteArray();
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
}
