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

    /// Engines send about ten.
    private static final int MOST_LINES = 200;

    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final int MOST_INTERIM = 20;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /// Reads up to the content. Interim answers, which say only that the real one is to come, are
    /// left out.
    ///
    /// @throws NotHttpException when it is not what HTTP has
    static Head read(InputStream in) throws IOException {
        for (var interim = 0; interim < MOST_INTERIM; interim++) {
            var head = readOne(in);
            if (head.status >= 200 || head.status == 101) {
                return head;
            }
        }
        throw new NotHttpException("goes on announcing an answer");
    }

    private static Head readOne(InputStream in) throws IOException {
        var status = line(in).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
            throw new NotHttpException("does not speak HTTP");
        }
        var headers = new TreeMap<String, String>();
        var characters = 0;
        var lines = 0;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            characters += line.length();
            if (++lines > MOST_LINES || characters > MOST_CHARACTERS) {
                throw new NotHttpException("sends more headers than any engine does");
            }
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new Head(status(status[1]), headers);
    }

    private static int status(String text) throws NotHttpException {
        if (!text.matches("[1-5][0-9]{2}")) {
            throw new NotHttpException("does not speak HTTP");
        }
        return Integer.parseInt(text);
    }

    /// Reads up to the line end and leaves it out.
    static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the engine closed the connection");
            }
            if (line.size() == LONGEST_LINE) {
                throw new NotHttpException("does not speak HTTP");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /// A length as HTTP writes it: digits, no sign.
    static long length(String text, int radix) throws NotHttpException {
        var digits = text.strip();
        try {
            if (!digits.isEmpty() && Character.digit(digits.charAt(0), radix) >= 0) {
                return Long.parseLong(digits, radix);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new NotHttpException("tells lengths that are none");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// Whether it refers to another address. An engine never does, except to say that a thing was
    /// as wanted already.
    boolean redirects() {
        return status / 100 == 3 && status != NOT_MODIFIED;
    }

    /// The answer's content as a stream that ends where the content ends.
    InputStream body(InputStream in) throws IOException {
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            return InputStream.nullInputStream();
        }
        if (header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
            return new ChunkedInput(in);
        }
        var length = header("content-length");
        return length.isPresent() ? new FixedInput(in, length(length.get(), 10)) : in;
    }
}
