package dev.quaymaster.engine.dial;

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
import java.util.Map;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// Opens connections to one endpoint. Any number of threads may ask for them.
public final class Dialer implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;

    private final EngineEndpoint endpoint;
    private final Map<String, String> env;
    private @Nullable SshLines ssh;

    /// Connects to nothing yet.
    ///
    /// @param env the environment, with the `PATH` on which ssh is found
    public Dialer(EngineEndpoint endpoint, Map<String, String> env) {
        this.endpoint = endpoint;
        this.env = Map.copyOf(env);
    }

    /// Connects.
    ///
    /// @param buffer bytes of the reading buffer
    /// @throws IOException when nothing answers there, or we may not
    /// @throws EngineException when the address is of a kind we can't connect to
    public Connection dial(int buffer) throws IOException {
        if (endpoint.host().startsWith("ssh:")) {
            return ssh().open(buffer);
        }
        var uri = address();
        return switch (String.valueOf(uri.getScheme())) {
            case "unix" -> unix(uri, buffer);
            case "tcp", "http", "https" ->
                    endpoint.tlsFolder().isPresent() ? tls(uri, buffer) : tcp(uri, buffer);
            case "npipe" -> pipe(uri, buffer);
            default ->
                    throw unusable(
                            "An engine's address starts with unix://, tcp://, ssh:// or npipe://");
        };
    }

    private synchronized SshLines ssh() {
        var known = ssh;
        if (known == null) {
            try {
                known = new SshLines(SshAddress.parse(endpoint.host()), env);
            } catch (IllegalArgumentException e) {
                throw unusable(String.valueOf(e.getMessage()));
            }
            ssh = known;
        }
        return known;
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
        return SocketConnection.of(channel, buffer);
    }

    // closed by the connection, or here when connecting failed
    private static Connection tcp(URI uri, int buffer) throws IOException {
        var channel = SocketChannel.open();
        try {
            channel.socket().connect(address(uri, PLAIN_PORT), (int) CONNECT.toMillis());
            prepare(channel.socket());
            return SocketConnection.of(channel, buffer);
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
            prepare(plain);
            var secured =
                    (javax.net.ssl.SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(plain, uri.getHost(), address.getPort(), true);
            var parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return SocketConnection.of(secured, buffer);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /// A machine that is gone without a word is noticed after a minute of silence.
    private static void prepare(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 30);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 10);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
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
        return SocketConnection.of(socket, buffer);
    }

    /// Ends the ssh connections; those of other kinds have nothing in common that could be ended.
    @Override
    public synchronized void close() {
        if (ssh != null) {
            ssh.close();
        }
    }
}
