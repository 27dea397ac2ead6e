package dev.quaymaster.logs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Some lines that came one after the other. While it is open its texts lie there as they are; once
/// sealed they are compressed, to a fifth or less for most logs.
///
/// Written by one thread at a time; a sealed block never changes, save for [#forget], after which
/// it has no texts.
final class LineBlock {

    /// Lines in a full block.
    static final int LINES = 512;

    /// A block is full also with so many characters.
    private static final int CHARACTERS = 256 * 1024;

    private long[] times = new long[LINES];
    private short[] origins = new short[LINES];
    private LogLevel[] levels = new LogLevel[LINES];
    private List<String> texts = new ArrayList<>();
    private volatile byte[] packed = {};
    private int unpackedLength;
    private int count;
    private int alive;
    private int characters;

    /// Takes a line, which has no line end in it.
    void add(long nanos, short origin, LogLevel level, String text) {
        times[count] = nanos;
        origins[count] = origin;
        levels[count] = level;
        texts.add(text);
        characters += text.length();
        count++;
        alive++;
    }

    boolean full() {
        return count == LINES || characters >= CHARACTERS;
    }

    int count() {
        return count;
    }

    long nanos(int slot) {
        return times[slot];
    }

    short origin(int slot) {
        return origins[slot];
    }

    LogLevel level(int slot) {
        return levels[slot];
    }

    /// Bytes that the texts take.
    int weight() {
        return packed.length;
    }

    /// One line fewer is wanted of it.
    ///
    /// @return whether none is any more
    boolean forgetOne() {
        return --alive == 0;
    }

    boolean empty() {
        return alive == 0;
    }

    /// Gives all memory back.
    void forget() {
        times = new long[0];
        origins = new short[0];
        levels = new LogLevel[0];
        texts = List.of();
        packed = new byte[0];
    }

    void seal() {
        var bytes = String.join("\n", texts).getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(bytes.length / 4 + 64);
        var buffer = new byte[8192];
        try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        packed = out.toByteArray();
        unpackedLength = bytes.length;
        texts = List.of();
        times = Arrays.copyOf(times, count);
        origins = Arrays.copyOf(origins, count);
        levels = Arrays.copyOf(levels, count);
    }

    boolean sealed() {
        return packed.length > 0;
    }

    /// The texts of all its lines, in the order they came.
    List<String> texts() {
        var content = packed;
        return content.length > 0 ? unpack(content) : texts;
    }

    private List<String> unpack(byte[] content) {
        var bytes = new byte[unpackedLength];
        try (var inflater = new Inflater(true)) {
            inflater.setInput(content);
            int length = 0;
            while (length < bytes.length && !inflater.finished() && !inflater.needsInput()) {
                length += inflater.inflate(bytes, length, bytes.length - length);
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("a block of log lines can't be unpacked", e);
        }
        return List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
    }
}
