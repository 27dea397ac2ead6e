package dev.quaymaster.engine.dial;

import com.github.dockerjava.transport.NamedPipeSocket;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Opens connections to one endpoint. Any number of threads may ask for them. An interruption, or
/// [#close], ends the wait for one, whatever it waits for.
///
/// What is to be TLS is never spoken in clear text: an address of the scheme `https`, and one of
/// `tcp` or `http` that certificates belong to.
public final class Dialer implements AutoCloseable {

    /// Until a connection is there, and once more until its TLS is.
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(15);

    private final EngineEndpoint endpoint;
    private final Map<String, String> env;
    private final Watchdog watchdog;
    private final Duration limit;
    private @Nullable SshLines ssh;

    /// Connects to nothing yet.
    ///
    /// @param env the environment, with the `PATH` on which ssh is found
    /// @param watchdog closes what takes longer than the limit
    public Dialer(EngineEndpoint endpoint, Map<String, String> env, Watchdog watchdog, Duration limit) {
        this.endpoint = endpoint;
        this.env = Map.copyOf(env);
        this.watchdog = watchdog;
        this.limit = limit;
    }

    /// Connects.
    ///
    /// @param buffer bytes of the reading buffer
    /// @throws IOException when nothing answers there in time, or we may not
    /// @throws EngineException when the address is of a kind we can't connect to
    public Connection dial(int buffer) throws IOException {
        if (endpoint.overSsh()) {
            return ssh().open(buffer);
        }
        var uri = address();
        return switch (String.valueOf(uri.getScheme())) {
            case "unix" -> unix(uri, buffer);
            case "tcp", "http", "https" -> tcp(uri, buffer);
            case "npipe" -> pipe(uri, buffer);
            default ->
                throw unusable("An engine's address starts with unix://, tcp://, https://, ssh:// or" + " npipe://");
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
                "Can't use the engine address " + endpoint.host() + " (from " + endpoint.foundBy() + "): " + why + ".");
    }

    // closed by the connection, or by the sockets when connecting failed
    private Connection unix(URI uri, int buffer) throws IOException {
        var path = uri.getPath();
        if (path == null || path.isEmpty()) {
            throw unusable("It names no socket");
        }
        var address = UnixDomainSocketAddress.of(Path.of(path));
        return sockets().connected(address, channel -> SocketConnection.of(channel, buffer));
    }

    private Connection tcp(URI uri, int buffer) throws IOException {
        var address = sockets().address(uri, endpoint.overTls());
        return sockets().connected(address, channel -> {
            ClientSockets.prepare(channel.socket());
            return endpoint.overTls()
                    ? secured(channel, uri.getHost(), address, buffer)
                    : SocketConnection.of(channel, buffer);
        });
    }

    private Connection secured(SocketChannel channel, String host, InetSocketAddress address, int buffer)
            throws IOException {
        var context = TlsFolder.read(endpoint.tlsFolder());
        var socket = sockets().handshake(channel, context, host, address.getPort());
        return SocketConnection.of(channel, socket, buffer);
    }

    private ClientSockets sockets() {
        return new ClientSockets(watchdog, limit);
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
