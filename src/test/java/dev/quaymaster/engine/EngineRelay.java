package dev.quaymaster.engine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// A socket that passes everything on to the real engine's, and that a test can take away and bring
/// back as if the engine had been stopped and started.
public final class EngineRelay implements AutoCloseable {

    private final Path socket;
    private final Path engine;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile long limit = Long.MAX_VALUE;
    private volatile boolean holds;
    private volatile Optional<Refusal> refusal = Optional.empty();
    private ServerSocketChannel server;

    /// Begins to pass on.
    ///
    /// @param socket where to listen
    public EngineRelay(Path socket) throws IOException {
        this.socket = socket;
        this.engine =
                EngineLocator.locate(System.getenv(), Optional.empty()).socket().orElseThrow();
        this.server = listen();
    }

    /// What `DOCKER_HOST` is to be.
    public String host() {
        return "unix://" + socket;
    }

    /// The engine is back.
    public void start() throws IOException {
        server = listen();
    }

    /// The engine goes: its socket is no more, and every connection breaks.
    public void stop() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        open.forEach(EngineRelay::closeQuietly);
        open.clear();
    }

    /// From now on calls of this kind fail, with the engine's words for it.
    ///
    /// @param call how their first line begins: `POST /containers/create`
    public void refuse(String call, String words) {
        refusal = Optional.of(new Refusal(call, words));
    }

    private record Refusal(String call, String words) {

        boolean concerns(ByteBuffer begin) {
            return StandardCharsets.ISO_8859_1
                    .decode(begin.duplicate())
                    .toString()
                    .startsWith(call);
        }

        ByteBuffer answer() {
            var body = "{\"message\": \"" + words + "\"}";
            return StandardCharsets.ISO_8859_1.encode(
                    "HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\n"
                            + "Content-Length: "
                            + body.length()
                            + "\r\nConnection: close\r\n\r\n"
                            + body);
        }
    }

    /// From now on no connection gets more than so many bytes through, either way; it stands still
    /// then, for the engine even when the client has gone.
    public void holdAfter(long bytes) {
        limit = bytes;
    }

    /// Whether a connection stands still.
    public boolean holds() {
        return holds;
    }

    private ServerSocketChannel listen() throws IOException {
        var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> accept(listening));
        return listening;
    }

    private void accept(ServerSocketChannel listening) {
        try {
            while (true) {
                var client = listening.accept();
                var real = SocketChannel.open(UnixDomainSocketAddress.of(engine));
                open.add(client);
                open.add(real);
                if (!listening.isOpen()) {
                    closeQuietly(client);
                    closeQuietly(real);
                }
                Thread.ofVirtual().start(() -> serve(client, real));
            }
        } catch (IOException e) {
            // the test took the socket away
        }
    }

    /// One call comes with each connection.
    private void serve(SocketChannel client, SocketChannel real) {
        var begin = ByteBuffer.allocate(1 << 16);
        try {
            client.read(begin);
            begin.flip();
            var refused = refusal.filter(one -> one.concerns(begin));
            if (refused.isPresent()) {
                closeQuietly(real);
                refuse(client, refused.get());
                return;
            }
        } catch (IOException e) {
            closeQuietly(client);
            closeQuietly(real);
            return;
        }
        Thread.ofVirtual().start(() -> pass(real, client, ByteBuffer.allocate(0)));
        pass(client, real, begin);
    }

    /// The rest of the request is read to its end, so that the caller gets to the answer.
    private static void refuse(SocketChannel client, Refusal refusal) throws IOException {
        client.write(refusal.answer());
        client.shutdownOutput();
        var rest = ByteBuffer.allocate(1 << 16);
        while (client.read(rest.clear()) >= 0) {
            rest.clear();
        }
        closeQuietly(client);
    }

    /// @param first what was read already
    private void pass(SocketChannel from, SocketChannel to, ByteBuffer first) {
        var buffer = ByteBuffer.allocate(1 << 16);
        var passed = (long) first.remaining();
        try {
            while (first.hasRemaining()) {
                to.write(first);
            }
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                passed += buffer.remaining();
                if (passed > limit) {
                    holds = true;
                    released.await();
                }
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException | InterruptedException e) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is of no use either way
        }
    }

    @Override
    public void close() throws IOException {
        released.countDown();
        stop();
    }
}
