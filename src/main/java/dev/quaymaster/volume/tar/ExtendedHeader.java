package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The records of a tar's extended header (`length key=value`), values as bytes.
final class ExtendedHeader {

    private final List<Line> records;

    private ExtendedHeader(List<Line> records) {
        this.records = records;
    }

    private static final class Line {
        private final String key;
        private final byte[] whole;
        private final int valueAt;

        Line(String key, byte[] whole, int valueAt) {
            this.key = key;
            this.whole = whole;
            this.valueAt = valueAt;
        }
    }

    /// No records.
    static ExtendedHeader none() {
        return new ExtendedHeader(new ArrayList<>());
    }

    /// One record.
    static byte[] line(String key, byte[] value) {
        var body = (" " + key + "=").getBytes(US_ASCII).length + value.length + 1;
        var length = body + 1;
        while (Integer.toString(length).length() + body != length) {
            length++; // the length counts its own digits
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes((length + " " + key + "=").getBytes(US_ASCII));
        out.writeBytes(value);
        out.write('\n');
        return out.toByteArray();
    }

    /// The same without that key.
    ExtendedHeader without(String key) {
        return new ExtendedHeader(new ArrayList<>(
                records.stream().filter(record -> !record.key.equals(key)).toList()));
    }

    /// Reads the content of an extended header.
    static ExtendedHeader parse(byte[] content) throws IOException {
        var records = new ArrayList<Line>();
        var at = 0;
        while (at < content.length) {
            var blank = find(content, at, (byte) ' ');
            var length = number(content, at, blank);
            var equals = find(content, blank, (byte) '=');
            if (length <= equals - at || at + length > content.length) {
                throw unreadable();
            }
            var key = new String(content, blank + 1, equals - blank - 1, US_ASCII);
            var whole = Arrays.copyOfRange(content, at, at + length);
            records.add(new Line(key, whole, equals + 1 - at));
            at += length;
        }
        return new ExtendedHeader(records);
    }

    /// The value of that key.
    Optional<byte[]> value(String key) {
        return records.stream()
                .filter(record -> record.key.equals(key))
                .findFirst()
                .map(record -> Arrays.copyOfRange(record.whole, record.valueAt, record.whole.length - 1));
    }

    /// Removes the record of that key and returns its value.
    Optional<byte[]> take(String key) {
        var found = value(key);
        records.removeIf(record -> record.key.equals(key));
        return found;
    }

    /// Whether nothing is left.
    boolean isEmpty() {
        return records.isEmpty();
    }

    /// What is left, as it was.
    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        records.forEach(record -> out.writeBytes(record.whole));
        return out.toByteArray();
    }

    private static int find(byte[] content, int from, byte wanted) throws IOException {
        for (var at = from; at < content.length; at++) {
            if (content[at] == wanted) {
                return at;
            }
        }
        throw unreadable();
    }

    private static int number(byte[] content, int from, int end) throws IOException {
        try {
            return Integer.parseInt(new String(content, from, end - from, US_ASCII));
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private static IOException unreadable() {
        return new IOException("an extended header of the archive can't be read");
    }
}
