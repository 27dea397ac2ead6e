package dev.quaymaster.stack.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Lets in who speaks without TLS, and turns others away at once. The server behind would wait for
/// the end of a line that a handshake does not have, and the engine, which tries TLS first, ten
/// seconds for the server.
final class PlainDoor implements AutoCloseable {

    private static final int HANDSHAKE = 0x16;

    private final InetSocketAddress server;
    private final ServerSocket door;

    PlainDoor(InetSocketAddress server) throws IOException {
        this.server = server;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("door of a registry").start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                Thread.ofVirtual().name("guest of a registry").start(() -> receive(guest));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void receive(Socket guest) {
        try (guest;
                var words = new PushbackInputStream(guest.getInputStream())) {
            var first = words.read();
            if (first < 0 || first == HANDSHAKE) {
                return;
            }
            words.unread(first);
            try (var inside = new Socket(server.getAddress(), server.getPort())) {
                var answers = inside.getInputStream();
                var back = guest.getOutputStream();
                Thread.ofVirtual().name("answers of a registry").start(() -> pass(answers, back));
                words.transferTo(inside.getOutputStream());
            }
        } catch (IOException e) {
            // the guest went, or the registry closed: either way nobody listens any more
        }
    }

    private static void pass(InputStream in, OutputStream out) {
        try (out) {
            in.transferTo(out);
        } catch (IOException e) {
            // as above
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
