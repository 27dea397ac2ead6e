package dev.quaymaster.engine.dial;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;

/// A connection over a socket: unix, TCP, TLS or a named pipe.
final class SocketConnection implements Connection {

    private final Closeable socket;
    private final InputStream in;
    private final OutputStream out;
    private final HalfClose endOutput;

    /// Ends what is sent and goes on receiving.
    private interface HalfClose {
        void run() throws IOException;
    }

    private SocketConnection(Closeable socket, InputStream in, OutputStream out, HalfClose endOutput) {
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.endOutput = endOutput;
    }

    /// Over a unix or plain TCP socket; interrupting a thread that is blocked in it closes it.
    static SocketConnection of(SocketChannel channel, int buffer) {
        return new SocketConnection(
                channel,
                new BufferedInputStream(Channels.newInputStream(channel), buffer),
                Channels.newOutputStream(channel),
                channel::shutdownOutput);
    }

    /// Over TLS, which is closed below: a handshake of farewells could be waited for.
    ///
    /// @param channel what `secured` is on
    static SocketConnection of(SocketChannel channel, SSLSocket secured, int buffer) throws IOException {
        return new SocketConnection(
                channel,
                new BufferedInputStream(secured.getInputStream(), buffer),
                secured.getOutputStream(),
                secured::shutdownOutput);
    }

    /// Over a named pipe.
    static SocketConnection of(Socket socket, int buffer) throws IOException {
        return new SocketConnection(
                socket,
                new BufferedInputStream(socket.getInputStream(), buffer),
                socket.getOutputStream(),
                socket::shutdownOutput);
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void endOutput() throws IOException {
        endOutput.run();
    }

    @Override
    public void close() {
        Watchdog.closeQuietly(socket);
    }
}
