package dev.quaymaster.engine.http;

import dev.quaymaster.engine.EngineEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// Something on the loopback address that treats its callers as a script says: late, in parts, too
/// much of everything, or wrong.
public final class HostileEngine implements AutoCloseable {

    private final ServerSocket server;
    private final Script script;
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch called = new CountDownLatch(1);

    /// What is done with a caller, who is let go at the end of it.
    public interface Script {

        /// @param in what the caller sends
        /// @param out what the caller gets
        void run(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    /// What is answered to a request.
    public interface Answer {

        /// @param request its first line
        void to(String request, OutputStream out) throws IOException, InterruptedException;
    }

    private HostileEngine(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("hostile engine").start(this::serve);
    }

    /// One that follows a script from the first byte on.
    public static HostileEngine following(Script script) throws IOException {
        return new HostileEngine(script);
    }

    /// One that reads a request's head and answers it.
    public static HostileEngine answering(Answer answer) throws IOException {
        return new HostileEngine((in, out) -> answer.to(request(in), out));
    }

    /// One that takes callers and is silent.
    public static HostileEngine silent() throws IOException {
        return new HostileEngine((_, _) -> staySilent());
    }

    private static String request(InputStream in) throws IOException {
        var first = Head.line(in);
        for (var line = Head.line(in); !line.isEmpty(); line = Head.line(in)) {}
        return first;
    }

    /// Says nothing more, and does not hang up.
    public static void staySilent() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /// Writes text.
    public static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Writes a chunk.
    public static void chunk(OutputStream out, String text) throws IOException {
        say(out, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    /// Writes a whole answer with a document.
    public static void document(OutputStream out, String json) throws IOException {
        say(out, "HTTP/1.1 200 OK\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
    }

    private void serve() {
        try {
            while (true) {
                var caller = server.accept();
                callers.add(caller);
                called.countDown();
                Thread.ofPlatform().daemon().start(() -> treat(caller));
            }
        } catch (IOException e) {
            // closed at the test's end
        }
    }

    private void treat(Socket caller) {
        try (caller) {
            script.run(caller.getInputStream(), caller.getOutputStream());
        } catch (IOException e) {
            // the caller had enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the first caller.
    public void awaitCaller() throws InterruptedException {
        called.await();
    }

    /// Where it is.
    public EngineEndpoint endpoint() {
        return endpoint("tcp");
    }

    /// Where it is, in an address of that scheme.
    public EngineEndpoint endpoint(String scheme) {
        return new EngineEndpoint(scheme + "://127.0.0.1:" + server.getLocalPort(), "the test");
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var caller : callers) {
            caller.close();
        }
    }
}
