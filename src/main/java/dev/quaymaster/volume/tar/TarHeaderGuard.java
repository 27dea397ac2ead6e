package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.files.FilterInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/// Follows the headers of a tar stream on its way to a reader and ends it at the first one that
/// would cost memory or that two readers would understand differently: long names and extended
/// headers beyond [#LONGEST], several of a kind for one entry, maps of sparse files, content of
/// what has none (a link, a folder). No engine writes such entries.
public final class TarHeaderGuard extends FilterInput {

    /// Bytes that the long name or the extended header of an entry may have.
    static final int LONGEST = 1 << 20;

    private static final int BLOCK = 512;
    private static final int TYPE = 156;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int NAME_LENGTH = 100;
    private static final String WITHOUT_CONTENT = "123456";

    private final byte[] header = new byte[BLOCK];
    private EntryExtensions extensions = new EntryExtensions();
    private byte[] extension = new byte[0];
    private char extensionType;
    private int collected;
    private long content;
    private long globalBytes;
    private boolean absoluteName;
    private boolean ended;

    private TarHeaderGuard(InputStream tar) {
        super(tar);
    }

    /// A reader of the entries of `tar`, whose names are UTF-8.
    public static TarArchiveInputStream entries(InputStream tar) {
        return new TarHeaderGuard(tar).reader();
    }

    /// Follows `tar`; read its entries from [#reader].
    public static TarHeaderGuard of(InputStream tar) {
        return new TarHeaderGuard(tar);
    }

    /// A reader of the entries, whose names are UTF-8. Closing it closes the stream.
    public TarArchiveInputStream reader() {
        return new TarArchiveInputStream(this, UTF_8.name());
    }

    /// Whether the name of the entry that was read last begins with a slash, which the reader takes
    /// away from long ones.
    public boolean absoluteName() {
        return absoluteName;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        for (int i = offset; i < offset + read && !ended; ) {
            i += follow(bytes, i, offset + read - i);
        }
        return read;
    }

    /// Takes some of the bytes, and returns how many.
    private int follow(byte[] bytes, int offset, int count) throws IOException {
        if (content > 0) {
            int some = (int) Math.min(content, count);
            collect(bytes, offset, some);
            content -= some;
            if (content == 0 && extensionType != 0) {
                endExtension();
            }
            return some;
        }
        int some = Math.min(BLOCK - collected, count);
        System.arraycopy(bytes, offset, header, collected, some);
        collected += some;
        if (collected == BLOCK) {
            collected = 0;
            begin();
        }
        return some;
    }

    private void collect(byte[] bytes, int offset, int count) {
        if (extensionType != 0) {
            int some = Math.min(count, extension.length - collected);
            System.arraycopy(bytes, offset, extension, collected, some);
            collected += some;
        }
    }

    private void begin() throws IOException {
        if (isEmpty(header)) {
            ended = true;
            return;
        }
        long size = size();
        var type = (char) (header[TYPE] & 0xff);
        switch (type) {
            case TarConstants.LF_GNUTYPE_LONGNAME,
                    TarConstants.LF_GNUTYPE_LONGLINK,
                    TarConstants.LF_PAX_EXTENDED_HEADER_LC,
                    TarConstants.LF_PAX_EXTENDED_HEADER_UC,
                    TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER -> beginExtension(type, size);
            case TarConstants.LF_GNUTYPE_SPARSE -> throw EntryExtensions.sparse();
            default -> beginEntry(type, size);
        }
    }

    private void beginExtension(char type, long size) throws IOException {
        globalBytes += type == TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER ? size : 0;
        if (size > LONGEST || globalBytes > LONGEST) {
            throw new IOException("a name or header of %d bytes is longer than any that an engine writes"
                    .formatted(Math.max(size, globalBytes)));
        }
        extensions.begin(type);
        extensionType = type;
        extension = new byte[(int) size];
        content = padded(size);
        if (content == 0) {
            endExtension();
        }
    }

    private void endExtension() throws IOException {
        extensions.take(extensionType, extension);
        extensionType = 0;
        extension = new byte[0];
        collected = 0;
    }

    private void beginEntry(char type, long headerSize) throws IOException {
        var name = extensions.name().orElseGet(this::headerName);
        long size = extensions.size().orElse(headerSize);
        boolean folder = name.isEmpty() || name.endsWith("/");
        if (size > 0 && (folder || WITHOUT_CONTENT.indexOf(type) >= 0)) {
            throw new IOException(name + " has a content, though it is no file");
        }
        absoluteName = name.startsWith("/");
        content = padded(size);
        extensions = new EntryExtensions();
    }

    private long size() throws IOException {
        try {
            long size = TarUtils.parseOctalOrBinary(header, SIZE, SIZE_LENGTH);
            if (size >= 0 && size <= Long.MAX_VALUE - BLOCK) {
                return size;
            }
            throw new IOException("an entry has a size of " + size + " bytes");
        } catch (IllegalArgumentException e) {
            throw new IOException("an entry has no size: " + e.getMessage(), e);
        }
    }

    /// Up to its first NUL, without the prefix: only how it begins and ends matters.
    private String headerName() {
        int end = 0;
        while (end < NAME_LENGTH && header[end] != 0) {
            end++;
        }
        return new String(header, 0, end, UTF_8);
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static boolean isEmpty(byte[] block) {
        return Arrays.equals(block, new byte[BLOCK]);
    }
}
