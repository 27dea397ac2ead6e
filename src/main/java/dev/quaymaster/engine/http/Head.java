package dev.quaymaster.engine.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The first lines of an answer.
///
/// @param headers by name in lower case; the last of equal ones
record Head(int status, Map<String, String> headers) {

    private static final int LONGEST_LINE = 64 * 1024;

    static Head read(InputStream in) throws IOException {
        Head head;
        do {
            head = readOne(in);
        } while (head.status == 100);
        return head;
    }

    private static Head readOne(InputStream in) throws IOException {
        var status = line(in).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
            throw new IOException("what answered does not speak HTTP");
        }
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new Head(number(status[1], 10), headers);
    }

    /// Reads up to the line end and leaves it out.
    static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the engine closed the connection");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("what answered does not speak HTTP");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    static int number(String text, int radix) throws IOException {
        try {
            return Integer.parseInt(text.strip(), radix);
        } catch (NumberFormatException e) {
            throw new IOException("what answered does not speak HTTP", e);
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// The answer's content as a stream that ends where the content ends.
    InputStream body(InputStream in) throws IOException {
        if (status == 204 || status == 304) {
            return InputStream.nullInputStream();
        }
        if (header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
            return new ChunkedInput(in);
        }
        var length = header("content-length");
        return length.isPresent() ? new FixedInput(in, Long.parseLong(length.get())) : in;
    }
}
