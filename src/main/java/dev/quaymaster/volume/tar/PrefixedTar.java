package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// A tar stream with a prefix before the name of every entry, and before the target of every hard
/// link; made while it is read. All else of an entry, its extended headers included, stays as it
/// was.
public final class PrefixedTar extends RewrittenTar {

    private final byte[] prefix;
    private final Set<String> links = new HashSet<>();

    /// @param tar uncompressed; not closed
    /// @param prefix such as `volume/`; a leading `./` of a name goes
    public PrefixedTar(InputStream tar, String prefix) {
        super(tar);
        this.prefix = prefix.getBytes(UTF_8);
    }

    @Override
    boolean addEntry(InputStream tar) throws IOException {
        var next = RawTarEntry.read(tar);
        if (next.isEmpty()) {
            return false;
        }
        var entry = next.get();
        requireInFolders(entry.name());
        if (entry.isLink()) {
            links.add(plain(entry.name()));
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(entry.global());
        if (!entry.extensions().isEmpty()) {
            RawTarEntry.writeExtensions(out, entry.extensions().bytes());
        }
        RawTarEntry.writeLong(out, 'L', prefixed(entry.name()));
        if (entry.link().length > 0) {
            RawTarEntry.writeLong(out, 'K', entry.isHardLink() ? prefixed(entry.link()) : entry.link());
        }
        out.writeBytes(RawTarEntry.seal(entry.nameless()));
        add(out.toByteArray());
        addCopy(entry.padded());
        return true;
    }

    /// The engine would follow the link and write wherever it leads.
    private void requireInFolders(byte[] name) throws IOException {
        var path = plain(name);
        for (var slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
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
