package dev.quaymaster.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// An engine behind TLS on the loopback address: whoever shows a certificate of its authority is
/// joined to the engine of the tests.
public final class TlsHost implements AutoCloseable {

    private static final String PASSWORD = "quay-test";

    private final Path folder;
    private final Path engine;
    private final SSLServerSocket server;
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

    /// Makes an authority with two certificates, and begins to listen.
    ///
    /// @param folder an empty one
    public TlsHost(Path folder) {
        this.folder = folder;
        this.engine =
                EngineLocator.locate(System.getenv(), Optional.empty()).socket().orElseThrow();
        try {
            authority("ca");
            signed("ca", "server", "san=ip:127.0.0.1");
            signed("ca", "client", "eku=clientAuth");
            certificates(folder, "ca", "client");
            server = listen();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /// Where the engine is, for those who have the certificates.
    public EngineEndpoint endpoint() {
        return endpoint(Optional.of(folder));
    }

    /// Where the engine is, with other certificates or none.
    public EngineEndpoint endpoint(Optional<Path> certificates) {
        return new EngineEndpoint("tcp://127.0.0.1:" + server.getLocalPort(), "the test", certificates);
    }

    /// A folder of certificates that the host does not trust, but with its authority.
    public Path strangersCertificates() {
        try {
            authority("other");
            signed("other", "stranger", "eku=clientAuth");
            return certificates(Files.createDirectory(folder.resolve("stranger")), "ca", "stranger");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path certificates(Path into, String authority, String own) throws IOException, GeneralSecurityException {
        var store = store(own);
        pem(into.resolve("ca.pem"), "CERTIFICATE", certificate(store(authority), authority));
        pem(into.resolve("cert.pem"), "CERTIFICATE", certificate(store, own));
        var key = store.getKey(own, PASSWORD.toCharArray());
        pem(into.resolve("key.pem"), "PRIVATE KEY", key.getEncoded());
        return into;
    }

    private static byte[] certificate(KeyStore store, String name) throws GeneralSecurityException {
        return store.getCertificate(name).getEncoded();
    }

    private static void pem(Path file, String kind, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private void authority(String name) {
        keytool(name, name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "bc:c");
        keytool(name, name, "-exportcert", "-file", path(name + ".crt"));
    }

    private void signed(String authority, String name, String extension) {
        keytool(name, name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name);
        keytool(name, name, "-certreq", "-file", path(name + ".csr"));
        keytool(
                authority,
                authority,
                "-gencert",
                "-infile",
                path(name + ".csr"),
                "-outfile",
                path(name + ".crt"),
                "-ext",
                extension);
        keytool(name, authority, "-importcert", "-noprompt", "-file", path(authority + ".crt"));
        keytool(name, name, "-importcert", "-noprompt", "-file", path(name + ".crt"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void keytool(String store, String alias, String command, String... arguments) {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                command,
                "-alias",
                alias,
                "-keystore",
                path(store + ".p12"),
                "-storepass",
                PASSWORD));
        words.addAll(Arrays.asList(arguments));
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore store(String name) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
    }

    private SSLServerSocket listen() throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store("server"), PASSWORD.toCharArray());
        var authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        authorities.setCertificateEntry("ca", store("ca").getCertificate("ca"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        var socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(true);
        return socket;
    }

    private void serve() {
        try {
            while (true) {
                var client = (SSLSocket) server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> join(client));
            }
        } catch (IOException e) {
            // closed at the test's end
        }
    }

    private void join(SSLSocket client) {
        try {
            client.startHandshake();
            var real = SocketChannel.open(UnixDomainSocketAddress.of(engine));
            open.add(real);
            Thread.ofVirtual().start(() -> toEngine(client, real));
            pass(Channels.newInputStream(real), client.getOutputStream());
            client.shutdownOutput();
        } catch (IOException e) {
            closeQuietly(client);
        }
    }

    private static void toEngine(Socket client, SocketChannel real) {
        try {
            pass(client.getInputStream(), Channels.newOutputStream(real));
            real.shutdownOutput();
        } catch (IOException e) {
            closeQuietly(real);
        }
    }

    private static void pass(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[32 * 1024];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            to.flush();
        }
    }

    private static void closeQuietly(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception e) {
            // it is of no use either way
        }
    }

    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(TlsHost::closeQuietly);
    }
}
