package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.files.FilterInput;
import dev.quaymaster.volume.name.NameBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A tar stream on its way to a reader that takes names for text: notes the bytes of each entry's
/// name before they are lost. Headers larger than any name needs end the stream with an error.
final class RawNames extends FilterInput {

    private static final int RECORD = 512;

    /// The names of one entry, as [NameBytes] carries them.
    ///
    /// @param link what a link holds; empty for others
    record Names(String name, String link) {}

    private final Queue<Names> found = new ArrayDeque<>();
    private final Map<String, byte[]> extended = new HashMap<>();
    private byte[] block = new byte[RECORD];
    private int filled;
    private int extensionSize;
    private char type;
    private boolean header = true;
    private long passing;

    RawNames(InputStream in) {
        super(in);
    }

    /// The names of the entry that was reached next, or null where the stream is too odd to tell.
    @Nullable
    Names next() {
        return found.poll();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = in.read(bytes, offset, length);
        for (var at = 0; at < count; ) {
            at += take(bytes, offset + at, count - at);
        }
        return count;
    }

    private int take(byte[] bytes, int offset, int length) throws IOException {
        if (passing > 0) {
            var count = (int) Math.min(passing, length);
            passing -= count;
            return count;
        }
        var count = Math.min(block.length - filled, length);
        System.arraycopy(bytes, offset, block, filled, count);
        filled += count;
        if (filled == block.length) {
            filled = 0;
            if (header) {
                header(block);
            } else {
                extension();
            }
        }
        return count;
    }

    private void header(byte[] head) throws IOException {
        if (head[0] == 0) {
            return;
        }
        type = (char) head[156];
        var size = number(head, 124, 12);
        switch (type) {
            case 'x', 'L', 'K' -> {
                if (size > TarHeaderGuard.LONGEST) {
                    throw new IOException("a header of the archive is larger than 1 MiB");
                }
                if (size > 0) {
                    header = false;
                    block = new byte[(int) rounded(size)];
                    extensionSize = (int) size;
                }
            }
            case 'g' -> passing = rounded(size);
            default -> entry(head, size);
        }
    }

    private void extension() {
        var data = Arrays.copyOf(block, extensionSize);
        switch (type) {
            case 'x' -> records(data);
            case 'L' -> extended.put("path", text(data, 0, data.length));
            default -> extended.put("linkpath", text(data, 0, data.length));
        }
        block = new byte[RECORD];
        header = true;
    }

    /// `LENGTH KEY=VALUE` and a line end, of bytes.
    private void records(byte[] data) {
        for (var at = 0; at < data.length; ) {
            var blank = indexOf(data, ' ', at);
            var equals = indexOf(data, '=', blank);
            var length = blank < 0 ? 0 : (int) Math.min(data.length, decimal(data, at, blank));
            if (equals < 0 || length <= 0 || at + length > data.length || equals > at + length) {
                return;
            }
            var key = new String(data, blank + 1, equals - blank - 1, UTF_8);
            extended.put(key, Arrays.copyOfRange(data, equals + 1, at + length - 1));
            at += length;
        }
    }

    private void entry(byte[] head, long size) {
        var name = extended.getOrDefault("path", ustarName(head));
        var link = extended.getOrDefault("linkpath", text(head, 157, 100));
        found.add(new Names(NameBytes.decode(name), NameBytes.decode(link)));
        var told = extended.get("size");
        passing = rounded(told == null ? size : decimal(told, 0, told.length));
        extended.clear();
    }

    private static byte[] ustarName(byte[] head) {
        var name = text(head, 0, 100);
        var prefix = text(head, 345, 155);
        var posix = head[257] == 'u' && head[262] == 0;
        if (!posix || prefix.length == 0) {
            return name;
        }
        var whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
        whole[prefix.length] = '/';
        System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
        return whole;
    }

    private static byte[] text(byte[] bytes, int from, int length) {
        var end = indexOf(bytes, '\0', from);
        return Arrays.copyOfRange(bytes, from, end < 0 ? from + length : Math.min(end, from + length));
    }

    /// Octal digits, or a binary number behind a set top bit.
    private static long number(byte[] head, int from, int length) {
        var value = 0L;
        var binary = (head[from] & 0x80) != 0;
        for (var i = from; i < from + length; i++) {
            if (binary) {
                value = value << 8 | (i == from ? head[i] & 0x7F : head[i] & 0xFF);
            } else if (head[i] >= '0' && head[i] <= '7') {
                value = value << 3 | head[i] - '0';
            }
        }
        return Math.max(0, value);
    }

    private static long decimal(byte[] data, int from, int to) {
        var value = 0L;
        for (var i = from; i < to; i++) {
            if (data[i] < '0' || data[i] > '9' || value > Long.MAX_VALUE / 100) {
                return 0;
            }
            value = value * 10 + data[i] - '0';
        }
        return value;
    }

    private static int indexOf(byte[] data, char wanted, int from) {
        for (var i = Math.max(0, from); i < data.length; i++) {
            if (data[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static long rounded(long size) {
        return (size + RECORD - 1) / RECORD * RECORD;
    }
}
