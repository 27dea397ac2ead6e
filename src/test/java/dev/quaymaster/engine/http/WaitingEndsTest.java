package dev.quaymaster.engine.http;

import static dev.quaymaster.engine.http.HostileEngine.chunk;
import static dev.quaymaster.engine.http.HostileEngine.say;
import static dev.quaymaster.engine.http.HostileEngine.staySilent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.command.DockerCommands;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Engines that stop: whoever waits for them is told after a while, or when he is cancelled.
@Timeout(30)
class WaitingEndsTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration CANCELLED_WITHIN = Duration.ofSeconds(2);
    private static final CallOptions LOOK = CallOptions.look("read it");
    private static final Request ARCHIVE = ApiRequests.get(Target.of("archive"));

    private static final CallOptions WRITE =
            CallOptions.change("write it").unlimited().idleFor(SHORT);

    private static Json json(EngineTransport http) {
        return new DockerCommands(http).ask(LOOK, ARCHIVE);
    }

    private static EngineTransport http(EngineEndpoint endpoint) {
        return new EngineTransport(endpoint, Map.of(), FirstContact.Patience.USUAL, SHORT);
    }

    /// It took more than 100 s, and no signal ended it.
    @Test
    void aHandshakeThatIsNeverAnsweredIsGivenUp() throws IOException {
        try (var engine = HostileEngine.silent();
                var http = http(engine.endpoint("https"))) {
            assertThatThrownBy(() -> json(http))
                    .hasMessage(
                            "Can't read it: the engine at %s (from the test) can't be reached: it"
                                    + " took the connection, but did not answer in TLS within 1 s.",
                            engine.endpoint("https").host())
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        }
    }

    /// Paused containers waited for the rest without end.
    @Test
    void aStreamThatStopsInTheMiddleIsGivenUpWithWords() throws IOException {
        try (var engine = HostileEngine.answering((_, out) -> stopInTheMiddle(out));
                var http = http(engine.endpoint());
                var response = http.open(LOOK.idleFor(SHORT), ARCHIVE)) {
            assertThatThrownBy(() -> response.owningBody().readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "Can't read it: the engine at %s (from the test) stopped in the middle:"
                                    + " nothing came or went for 0 s.",
                            engine.endpoint().host())
                    .cause()
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
        }
    }

    private static void stopInTheMiddle(OutputStream out) throws IOException, InterruptedException {
        say(out, CHUNKED);
        chunk(out, "half of it");
        staySilent();
    }

    @Test
    void anEngineThatStopsTakingAStreamIsGivenUpWithWords() throws IOException {
        try (var engine = HostileEngine.answering((_, _) -> staySilent());
                var http = http(engine.endpoint())) {
            var endless = new InputStream() {
                @Override
                public int read() {
                    return 1;
                }
            };
            assertSilent(http, endless);
        }
    }

    @Test
    void anEngineThatTakesAStreamAndNeverAnswersIsGivenUpWithWords() throws IOException {
        try (var engine = HostileEngine.answering((_, _) -> staySilent());
                var http = http(engine.endpoint())) {
            assertSilent(http, new ByteArrayInputStream(new byte[10]));
        }
    }

    private static void assertSilent(EngineTransport http, InputStream stream) {
        var request = ApiRequests.put(Target.of("archive"), stream);
        assertThatThrownBy(() -> new DockerCommands(http).send(WRITE, request))
                .hasMessageContaining("stopped in the middle: nothing came or went for 0 s.")
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
    }

    @Test
    void whoTakesTimeOverWhatCameOrIsToGoIsNotMistakenForAnEngineThatStopped() throws IOException {
        try (var engine = HostileEngine.answering(WaitingEndsTest::answerInTwoParts);
                var http = http(engine.endpoint())) {
            try (var response = http.open(LOOK.idleFor(SHORT), ARCHIVE)) {
                var body = response.body();
                assertThat(body.readNBytes(3)).asString().isEqualTo("one");
                letTimePass();
                assertThat(body.readAllBytes()).asString().isEqualTo("two");
            }
            var slow = new FilterInputStream(new ByteArrayInputStream(new byte[2])) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    letTimePass();
                    return in.read(bytes, offset, Math.min(1, length));
                }
            };
            var request = ApiRequests.put(Target.of("x"), slow);
            new DockerCommands(http).send(WRITE, request);
        }
    }

    private static void answerInTwoParts(String request, OutputStream out) throws IOException {
        say(out, CHUNKED);
        chunk(out, "one");
        chunk(out, "two");
        say(out, "0\r\n\r\n");
    }

    private static void letTimePass() {
        Awaitility.await().pollDelay(SHORT.multipliedBy(2)).until(() -> true);
    }

    @Test
    void anInterruptionEndsAHandshake() throws Exception {
        try (var engine = HostileEngine.silent()) {
            var http = new EngineTransport(
                    engine.endpoint("https"), Map.of(), FirstContact.Patience.USUAL, Duration.ofSeconds(25));
            assertCancelled(engine, () -> json(http));
            http.close();
        }
    }

    @Test
    void anInterruptionEndsTheWaitForAnAnswer() throws Exception {
        try (var engine = HostileEngine.silent();
                var http = http(engine.endpoint())) {
            assertCancelled(engine, () -> json(http));
        }
    }

    @Test
    void anInterruptionEndsTheWaitForTheRestOfAnAnswer() throws Exception {
        try (var engine = HostileEngine.answering((_, out) -> stopInTheMiddle(out));
                var http = http(engine.endpoint())) {
            assertCancelled(engine, () -> json(http));
        }
    }

    private static void assertCancelled(HostileEngine engine, Runnable call) throws Exception {
        var failure = new CompletableFuture<EngineException>();
        var caller = Thread.ofPlatform().daemon().start(() -> {
            try {
                call.run();
            } catch (EngineException e) {
                failure.complete(e);
            }
        });
        engine.awaitCaller();
        caller.interrupt();

        assertThat(failure)
                .succeedsWithin(CANCELLED_WITHIN)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    }

    /// The window gives an engine up while it is being connected to.
    @Test
    void closingEndsAHandshake() throws Exception {
        try (var engine = HostileEngine.silent()) {
            var http = new EngineTransport(
                    engine.endpoint("https"), Map.of(), FirstContact.Patience.USUAL, Duration.ofSeconds(25));
            var failure = new CompletableFuture<EngineException>();
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    json(http);
                } catch (EngineException e) {
                    failure.complete(e);
                }
            });
            engine.awaitCaller();
            http.close();

            assertThat(failure)
                    .succeedsWithin(CANCELLED_WITHIN)
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        }
    }
}
