package dev.quaymaster.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.command.DockerCommands;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens on the line, with engines that behave well and badly.
class EngineTransportTest {

    private static final CallOptions LOOK = CallOptions.look("look");
    private static final Request VERSION = ApiRequests.get(Target.of("version"));
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final String PODMANS_ANSWER =
            "HTTP/1.1 200 OK\r\nLibpod-Api-Version: 4\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    Path folder;

    private static Json json(EngineTransport http) {
        return new DockerCommands(http).ask(LOOK, VERSION);
    }

    private static void send(EngineTransport http) {
        new DockerCommands(http).send(LOOK, VERSION);
    }

    @Test
    void aDocumentOfKnownLengthIsRead() throws IOException {
        try (var engine = CannedEngine.staying(folder, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\":\"b\"}");
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            assertThat(json(http).text("a")).isEqualTo("b");
            assertThat(engine.request()).startsWith("GET /version HTTP/1.1\r\nHost: engine\r\n");
        }
    }

    @Test
    void aDocumentInChunksIsRead() throws IOException {
        try (var engine = CannedEngine.staying(folder, CHUNKED + "4\r\n{\"a\"\r\n5;x=y\r\n:\"b\"}\r\n0\r\n\r\n");
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            assertThat(json(http).text("a")).isEqualTo("b");
        }
    }

    @Test
    void aNewerEngineIsAskedToSpeakWhatWeKnow() throws IOException {
        try (var engine = CannedEngine.staying(folder, answerOf("1.60"));
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            send(http);
            assertThat(engine.request()).startsWith("GET /version ");
            send(http);
            assertThat(engine.request()).startsWith("GET /v1.51/version ");
        }
    }

    @Test
    void anOlderEngineIsAskedInItsOwnLanguage() throws IOException {
        try (var engine = CannedEngine.staying(folder, answerOf("1.40"));
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            send(http);
            send(http);
            assertThat(engine.request()).startsWith("GET /version ");
        }
    }

    private static String answerOf(String api) {
        return "HTTP/1.1 200 OK\r\nApi-Version: " + api + "\r\nContent-Length: 0\r\n\r\n";
    }

    @Test
    void podmanIsKnownByItsAnswersAndNamesImagesInFull() throws IOException {
        try (var engine = CannedEngine.staying(folder, PODMANS_ANSWER);
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            assertThat(http.dialect()).isEqualTo(Dialect.DOCKER);
            send(http);
            assertThat(http.dialect()).isEqualTo(Dialect.PODMAN);
        }
        assertThat(Stream.of(
                                "docker.io/library/redis:7",
                                "docker.io/prom/node:1",
                                "localhost/shop-web",
                                "quay.io/a/b:2")
                        .map(Dialect.PODMAN::imageName))
                .containsExactly("redis:7", "prom/node:1", "shop-web", "quay.io/a/b:2");
        assertThat(Dialect.DOCKER.imageName("localhost/web:1")).isEqualTo("localhost/web:1");
    }

    @Test
    void aLateAnswerIsWaitedForByWhoReadsIt() throws IOException {
        try (var engine = CannedEngine.staying(folder, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
                var http = new EngineTransport(engine.endpoint(), Map.of());
                var response = http.openLate(LOOK, VERSION)) {
            assertThat(response.body().readAllBytes()).asString().isEqualTo("hello");
        }
    }

    @Test
    void aLateRefusalComesWithTheFirstRead() throws IOException {
        try (var engine = CannedEngine.staying(folder, "HTTP/1.1 404 No\r\nContent-Length: 4\r\n\r\nnone");
                var http = new EngineTransport(engine.endpoint(), Map.of());
                var response = http.openLate(LOOK, VERSION)) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> response.body().read())
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
        }
    }

    @Test
    void aConnectionThatBreaksInMidAnswerIsNotTakenForItsEnd() throws IOException {
        try (var engine = CannedEngine.answering(folder, CHUNKED + "ff\r\nhalf");
                var http = new EngineTransport(engine.endpoint(), Map.of());
                var response = http.open(LOOK, VERSION)) {
            assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void anEngineThatIsSilentIsToldOfOnceAndGivenUpOn() throws IOException {
        var patience = new FirstContact.Patience(Duration.ZERO, Duration.ofSeconds(1));
        var told = new CountDownLatch(2);
        try (var engine = CannedEngine.staying(folder, "");
                var http = new EngineTransport(engine.endpoint(), Map.of(), patience)) {
            http.onSilence(told::countDown);
            for (var i = 0; i < 2; i++) {
                assertThatThrownBy(() -> json(http))
                        .hasMessage(
                                "Can't look: the engine at %s (from the test) did not answer within" + " 1 s.",
                                engine.endpoint().host())
                        .isInstanceOfSatisfying(
                                EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
            }
        }
        assertThat(told.getCount()).isOne();
    }

    @Test
    void onlyTheFirstLooksOfAnEngineAreGivenUpSoon() {
        var contact = new FirstContact(FirstContact.Patience.USUAL);
        var change = CallOptions.change("change");

        assertThat(contact.limit(LOOK)).contains(Duration.ofSeconds(20));
        assertThat(contact.limit(LOOK.within(Duration.ofSeconds(3)))).contains(Duration.ofSeconds(3));
        assertThat(contact.limit(LOOK.unlimited())).isEmpty();
        assertThat(contact.limit(change)).isEqualTo(change.limit());
        contact.made();
        assertThat(contact.limit(LOOK)).isEqualTo(LOOK.limit());
        assertThat(contact.silence()).isEmpty();
    }

    @Test
    void aRefusalCarriesTheEnginesWords() throws IOException {
        var body = "{\"message\":\"no such thing\"}";
        try (var engine = CannedEngine.answering(
                        folder, "HTTP/1.1 404 Not Found\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            assertThatThrownBy(() -> json(http))
                    .hasMessage("Can't look: no such thing.")
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
        }
    }

    @Test
    void aStreamThatCantBeReadIsNotBlamedOnTheEngine() throws IOException {
        try (var engine = CannedEngine.staying(folder, "");
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            var commands = new DockerCommands(http);
            var request = ApiRequests.put(Target.of("x"), new BadDisk());
            assertThatThrownBy(() -> commands.send(CallOptions.change("send"), request))
                    .hasMessage("Can't send: what was to be sent could not be read: bad disk.");
        }
    }

    private static final class BadDisk extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("bad disk");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("bad disk");
        }
    }

    @Test
    void aMissingSocketIsSaidToBeMissing() {
        var endpoint = new EngineEndpoint("unix://" + folder.resolve("none.sock"), "DOCKER_HOST");
        try (var http = new EngineTransport(endpoint, Map.of())) {
            assertThatThrownBy(() -> json(http))
                    .hasMessage("Can't look: no engine has a socket at "
                            + endpoint.host()
                            + " (from DOCKER_HOST). Start it, or correct DOCKER_HOST.");
        }
    }

    @Test
    void aSocketThatNobodyListensOnIsSaidToBeDeaf() throws IOException {
        EngineEndpoint endpoint;
        try (var engine = CannedEngine.staying(folder, "")) {
            endpoint = engine.endpoint();
        }
        try (var http = new EngineTransport(endpoint, Map.of())) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> json(http))
                    .withMessageContaining("no engine answers at")
                    .matches(e -> e.kind() == Kind.UNREACHABLE);
        }
    }

    @Test
    void anAddressOfAnUnknownKindIsRefusedWithTheKindsWeKnow() {
        try (var http = new EngineTransport(new EngineEndpoint("ftp://x", "DOCKER_HOST"), Map.of())) {
            assertThatThrownBy(() -> json(http))
                    .hasMessageContaining("starts with unix://, tcp://, https://, ssh:// or npipe://");
        }
    }

    @Test
    void closingEndsWhatIsOpen() throws IOException {
        try (var engine = CannedEngine.staying(folder, CHUNKED)) {
            var http = new EngineTransport(engine.endpoint(), Map.of());
            var response = http.open(LOOK, VERSION);
            http.close();

            assertThatThrownBy(() -> response.body().read()).isInstanceOf(IOException.class);
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> json(http))
                    .matches(e -> e.kind() == Kind.CANCELLED);
        }
    }
}
