package dev.quaymaster.engine.dial;

import dev.quaymaster.files.InterruptibleRead;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import jdk.net.ExtendedSocketOptions;

/// Connects sockets within a limit. All of them are channels, even below TLS, because an
/// interruption ends what a thread waits for in a channel.
///
/// @param watchdog closes what takes longer
/// @param limit for the connection, and again for the handshake
record ClientSockets(Watchdog watchdog, Duration limit) {

    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;

    /// Makes a connection of a connected channel.
    interface Step {
        Connection of(SocketChannel channel) throws IOException;
    }

    /// Connects; the channel is closed when that, or what is made of it, fails.
    Connection connected(SocketAddress address, Step step) throws IOException {
        var channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        var done = false;
        try {
            connect(channel, address);
            var connection = step.of(channel);
            done = true;
            return connection;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private void connect(SocketChannel channel, SocketAddress address) throws IOException {
        try (var watch = watchdog.watch(channel, Optional.of(limit))) {
            try {
                channel.connect(address);
            } catch (IOException e) {
                throw watch.expired() ? new IOException("nothing answered within " + seconds(), e) : e;
            }
        }
    }

    /// Secures a connected channel. Whoever is at the other end must prove to be that host.
    SSLSocket handshake(SocketChannel channel, SSLContext context, String host, int port) throws IOException {
        try (var watch = watchdog.watch(channel, Optional.of(limit))) {
            try {
                var socket = (SSLSocket) context.getSocketFactory().createSocket(channel.socket(), host, port, true);
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return socket;
            } catch (IOException e) {
                throw watch.expired()
                        ? new IOException("it took the connection, but did not answer in TLS within " + seconds(), e)
                        : e;
            }
        }
    }

    private String seconds() {
        return Math.max(1, limit.toSeconds()) + " s";
    }

    /// The address of a host, whose name may take long to be looked up.
    InetSocketAddress address(URI uri, boolean tls) throws IOException {
        if (uri.getHost() == null) {
            throw new IOException("the address names no host");
        }
        var usual = tls ? TLS_PORT : PLAIN_PORT;
        var port = uri.getPort() < 0 ? usual : uri.getPort();
        var address =
                InterruptibleRead.of("look up " + uri.getHost(), () -> new InetSocketAddress(uri.getHost(), port));
        if (address.isUnresolved()) {
            throw new IOException("the host name " + uri.getHost() + " is not known");
        }
        return address;
    }

    /// A machine that is gone without a word is noticed after a minute of silence.
    static void prepare(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 30);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 10);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
        }
    }
}
