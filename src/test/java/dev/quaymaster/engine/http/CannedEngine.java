package dev.quaymaster.engine.http;

import dev.quaymaster.engine.EngineEndpoint;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Something that listens on a unix socket and gives every caller the same answer, byte for byte.
public final class CannedEngine implements AutoCloseable {

    private final ServerSocketChannel server;
    private final Path socket;
    private final boolean hangUp;
    private final Thread serving;
    private volatile String request = "";

    private CannedEngine(Path socket, String answer, boolean hangUp) throws IOException {
        this.socket = socket;
        this.hangUp = hangUp;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        this.serving = Thread.ofVirtual().start(() -> serve(answer));
    }

    /// Answers, then hangs up.
    public static CannedEngine answering(Path folder, String answer) throws IOException {
        return new CannedEngine(folder.resolve("engine.sock"), answer, true);
    }

    /// Answers, if only with silence, and stays on the line.
    public static CannedEngine staying(Path folder, String answer) throws IOException {
        return new CannedEngine(folder.resolve("engine.sock"), answer, false);
    }

    /// Where it listens.
    public EngineEndpoint endpoint() {
        return new EngineEndpoint("unix://" + socket, "the test");
    }

    /// The last request, as far as it came in one piece.
    public String request() {
        return request;
    }

    private void serve(String answer) {
        try {
            while (true) {
                var client = server.accept();
                request = read(client);
                client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
                if (hangUp) {
                    client.close();
                }
            }
        } catch (IOException e) {
            // closed at the test's end
        }
    }

    private static String read(SocketChannel client) throws IOException {
        var buffer = ByteBuffer.allocate(64 * 1024);
        client.read(buffer);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }

    /// The socket takes callers until the thread that waits for them has noticed, so that is waited
    /// for.
    @Override
    public void close() throws IOException {
        server.close();
        serving.interrupt();
        try {
            serving.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
