package dev.quaymaster.engine.http;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes a request to a connection.
final class RequestWriter {

    private static final int CHUNK = 128 * 1024;
    private static final int ROOM_FOR_SIZE = 16;

    private RequestWriter() {}

    /// Whether a body follows the head as a stream.
    static boolean streams(Request request) {
        return request.bodyBytes() == null && request.body() != null;
    }

    /// Writes head and document; a stream is left to [#writeStream].
    ///
    /// @param version stands before the path, such as `/v1.44`; may be empty
    static void writeHead(Request request, String version, boolean hijack, OutputStream out) throws IOException {
        var head = new StringBuilder();
        head.append(request.method()).append(' ').append(version).append(request.path());
        head.append(" HTTP/1.1\r\n");
        header(head, "Host", "engine");
        header(head, "User-Agent", "quaymaster");
        header(head, "Connection", hijack ? "Upgrade" : "close");
        if (hijack) {
            header(head, "Upgrade", "tcp");
        }
        request.headers().forEach((name, value) -> header(head, name, value));
        var given = request.bodyBytes();
        var document = given == null ? new byte[0] : given;
        if (streams(request)) {
            header(head, "Transfer-Encoding", "chunked");
        } else {
            header(head, "Content-Length", Integer.toString(document.length));
        }
        head.append("\r\n");
        out.write(join(head.toString().getBytes(StandardCharsets.UTF_8), document));
        out.flush();
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /// One write for all: one packet, and one wake-up of the engine.
    private static byte[] join(byte[] head, byte[] document) {
        var both = Arrays.copyOf(head, head.length + document.length);
        System.arraycopy(document, 0, both, head.length, document.length);
        return both;
    }

    /// Writes a stream in chunks. Size, bytes and line end go out in one write each chunk.
    ///
    /// @throws SourceFailure when the stream can't be read
    static void writeStream(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[ROOM_FOR_SIZE + CHUNK + 2];
        for (var count = fill(in, buffer); count > 0; count = fill(in, buffer)) {
            var size = (Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            var start = ROOM_FOR_SIZE - size.length;
            System.arraycopy(size, 0, buffer, start, size.length);
            buffer[ROOM_FOR_SIZE + count] = '\r';
            buffer[ROOM_FOR_SIZE + count + 1] = '\n';
            out.write(buffer, start, size.length + count + 2);
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static int fill(InputStream in, byte[] buffer) throws SourceFailure {
        try {
            return in.readNBytes(buffer, ROOM_FOR_SIZE, CHUNK);
        } catch (IOException e) {
            throw new SourceFailure(e);
        }
    }

    /// What we were to send could not be read; the engine is not to blame.
    static final class SourceFailure extends IOException {

        private static final long serialVersionUID = 1L;

        SourceFailure(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
