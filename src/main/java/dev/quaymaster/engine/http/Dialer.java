package dev.quaymaster.engine.http;

import com.github.dockerjava.transport.NamedPipeSocket;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/// Opens connections to one endpoint.
final class Dialer {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;

    private final EngineEndpoint endpoint;

    Dialer(EngineEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    EngineEndpoint endpoint() {
        return endpoint;
    }

    /// Connects.
    ///
    /// @param buffer bytes of the reading buffer
    /// @throws IOException when nothing answers there, or we may not
    /// @throws EngineException when the address is of a kind we can't connect to
    Connection dial(int buffer) throws IOException {
        var uri = address();
        return switch (String.valueOf(uri.getScheme())) {
            case "unix" -> unix(uri, buffer);
            case "tcp", "http", "https" ->
                    endpoint.tlsFolder().isPresent() ? tls(uri, buffer) : tcp(uri, buffer);
            case "npipe" -> pipe(uri, buffer);
            case "ssh" ->
                    throw unusable(
                            "Engines over ssh are not supported yet. Forward its socket instead:"
                                    + " ssh -L /tmp/engine.sock:/var/run/docker.sock HOST, then set"
                                    + " DOCKER_HOST=unix:///tmp/engine.sock");
            default ->
                    throw unusable("An engine's address starts with unix://, tcp:// or npipe://");
        };
    }

    private URI address() {
        try {
            return URI.create(endpoint.host());
        } catch (IllegalArgumentException e) {
            throw unusable("It can't be read as an address");
        }
    }

    private EngineException unusable(String why) {
        return new EngineException(
                Kind.UNREACHABLE,
                "Can't use the engine address "
                        + endpoint.host()
                        + " (from "
                        + endpoint.foundBy()
                        + "): "
                        + why
                        + ".");
    }

    private static Connection unix(URI uri, int buffer) throws IOException {
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(uri.getPath())));
        return new ChannelConnection(channel, buffer);
    }

    // closed by the connection, or here when connecting failed
    private static Connection tcp(URI uri, int buffer) throws IOException {
        var channel = SocketChannel.open();
        try {
            channel.socket().connect(address(uri, PLAIN_PORT), (int) CONNECT.toMillis());
            channel.socket().setTcpNoDelay(true);
            return new ChannelConnection(channel, buffer);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private Connection tls(URI uri, int buffer) throws IOException {
        var context = TlsFolder.read(endpoint.tlsFolder().orElseThrow());
        var plain = new Socket();
        try {
            var address = address(uri, TLS_PORT);
            plain.connect(address, (int) CONNECT.toMillis());
            plain.setTcpNoDelay(true);
            var secured =
                    (javax.net.ssl.SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(plain, uri.getHost(), address.getPort(), true);
            var parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return new SocketConnection(secured, buffer);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static InetSocketAddress address(URI uri, int defaultPort) throws IOException {
        if (uri.getHost() == null) {
            throw new IOException("the address names no host");
        }
        var address =
                new InetSocketAddress(
                        uri.getHost(), uri.getPort() < 0 ? defaultPort : uri.getPort());
        if (address.isUnresolved()) {
            throw new IOException("the host name " + uri.getHost() + " is not known");
        }
        return address;
    }

    private static Connection pipe(URI uri, int buffer) throws IOException {
        var socket = new NamedPipeSocket(uri.getPath());
        socket.connect(new InetSocketAddress(0));
        return new SocketConnection(socket, buffer);
    }
}
