package dev.quaymaster.engine.http;

import static dev.quaymaster.engine.http.HostileEngine.chunk;
import static dev.quaymaster.engine.http.HostileEngine.document;
import static dev.quaymaster.engine.http.HostileEngine.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.PullResponseItem;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.command.DockerCommands;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no answer, or more than an answer: told in plain words, and never read into the memory
/// without a limit.
@Timeout(60)
class MalformedAnswersTest {

    private static final CallOptions LOOK = CallOptions.look("look");
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Length: +7\r\n\r\n[]     ",
                "HTTP/1.1 200 OK\r\nContent-Length: banana\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n[]",
                CHUNKED + "-5\r\n[]\r\n",
                CHUNKED + "banana\r\n[]\r\n",
                CHUNKED + "fffffffffffffffff\r\n[]\r\n",
                CHUNKED + "\r\n[]\r\n",
                "HTTP/1.1 -200 OK\r\n\r\n[]",
                "HTTP/1.1 2000 OK\r\n\r\n[]",
                "HTTP/1.1 abc OK\r\n\r\n[]",
                "HTTP/1.1\r\n\r\n[]",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n<html>Hello</html> ",
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
            })
    void whatIsNoAnswerIsToldInPlainWords(String answer) throws IOException {
        assertStrange((_, out) -> say(out, answer));
    }

    @Test
    void headersWithoutAnEndAreGivenUp() throws IOException {
        assertStrange((_, out) -> {
            say(out, "HTTP/1.1 200 OK\r\n");
            goOn(out, "X-Some-Header: some value\r\n".repeat(1000));
        });
    }

    @Test
    void aHeaderWithoutAnEndIsGivenUp() throws IOException {
        assertStrange((_, out) -> {
            say(out, "HTTP/1.1 200 OK\r\nX-Long: ");
            goOn(out, "x".repeat(10_000));
        });
    }

    @Test
    void anAnswerThatIsOnlyEverAnnouncedIsGivenUp() throws IOException {
        assertStrange((_, out) -> goOn(out, "HTTP/1.1 100 Continue\r\n\r\n"));
    }

    private static void goOn(OutputStream out, String text) throws IOException {
        while (true) {
            say(out, text);
        }
    }

    private static void assertStrange(HostileEngine.Answer answer) throws IOException {
        try (var engine = HostileEngine.answering(answer);
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            assertThatThrownBy(() -> json(http))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
                    .hasMessageStartingWith(
                            "Can't look: what answered at " + engine.endpoint().host() + " (from the test) ")
                    .hasMessageEndingWith(". Check that the address is that of an engine.");
        }
    }

    @Test
    void aDocumentWithoutAnEndIsGivenUp() throws IOException {
        assertTooLarge(MalformedAnswersTest::json, (_, out) -> {
            say(out, CHUNKED + "1\r\n[\r\n");
            while (true) {
                chunk(out, "{},".repeat(20_000));
            }
        });
    }

    @Test
    void aTextWithoutAnEndIsGivenUp() throws IOException {
        try (var engine = HostileEngine.answering((_, out) -> {
                    say(out, CHUNKED + "1\r\n\"\r\n");
                    while (true) {
                        chunk(out, "a".repeat(60_000));
                    }
                });
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            assertThatThrownBy(() -> json(http))
                    .isInstanceOf(EngineException.class)
                    .hasMessageStartingWith("Can't look: ");
        }
    }

    @Test
    void aListWithoutAnEndIsGivenUp() throws IOException {
        assertTooLarge(MalformedAnswersTest::list, (_, out) -> {
            say(out, CHUNKED + "1\r\n[\r\n");
            while (true) {
                chunk(out, "{},".repeat(20_000));
            }
        });
    }

    @Test
    void anElementWithoutAnEndIsGivenUp() throws IOException {
        assertTooLarge(MalformedAnswersTest::list, (_, out) -> {
            say(out, CHUNKED + "2\r\n[[\r\n");
            while (true) {
                chunk(out, "{},".repeat(20_000));
            }
        });
    }

    private static void assertTooLarge(Consumer<EngineTransport> call, HostileEngine.Answer answer) throws IOException {
        try (var engine = HostileEngine.answering(answer);
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            assertThatThrownBy(() -> call.accept(http))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED))
                    .hasMessageStartingWith("Can't look: its answer ")
                    .hasMessageEndingWith(", which is more than is read.");
        }
    }

    @Test
    void aValueWithoutAnEndInAStreamOfValuesIsGivenUp() {
        var text = "\"" + "a".repeat(5 << 20);
        var stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Json.each(stream, _ -> {})).isInstanceOf(TooLargeException.class);
    }

    /// A stream of events has no end, and is not too large for that.
    @Test
    void aStreamOfValuesMayGoOn() throws IOException {
        var count = new AtomicInteger();
        var value = ("\"" + "a".repeat(1_000_000) + "\"\n").repeat(20);

        Json.each(new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8)), _ -> count.incrementAndGet());

        assertThat(count).hasValue(20);
    }

    @Test
    void aListIsReadElementByElement() throws IOException {
        try (var engine = HostileEngine.answering((_, out) -> document(out, "[{\"a\":\"b\"},null,{\"a\":[]}, 7]"));
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            assertThat(list(http)).extracting(json -> json.text("a")).containsExactly("b", "", "", "");
        }
    }

    /// Engines written in Go have `null` for an empty list.
    @Test
    void anAbsentListHasNoElements() throws IOException {
        try (var engine = HostileEngine.answering((_, out) -> document(out, "null"));
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            assertThat(list(http)).isEmpty();
        }
    }

    @Test
    void anotherDocumentThanAListIsNoAnswer() throws IOException {
        try (var engine = HostileEngine.answering((_, out) -> document(out, "{\"a\":[1]}"));
                var http = new EngineTransport(engine.endpoint(), Map.of())) {
            assertThatThrownBy(() -> list(http))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        }
    }

    @Test
    void aValueWithoutAnEndInAStreamOfProgressIsGivenUp() throws IOException {
        assertTooLarge(MalformedAnswersTest::pull, (_, out) -> {
            say(out, CHUNKED + "b\r\n{\"status\":\"\r\n");
            while (true) {
                chunk(out, "a".repeat(60_000));
            }
        });
    }

    private static Json json(EngineTransport http) {
        return new DockerCommands(http).ask(LOOK, ApiRequests.get(Target.of("version")));
    }

    private static List<Json> list(EngineTransport http) {
        return new DockerCommands(http)
                .list(LOOK, docker -> docker.listContainersCmd().exec());
    }

    private static void pull(EngineTransport http) {
        new DockerCommands(http)
                .<PullResponseItem>follow(
                        LOOK.whileItComes(), docker -> docker.pullImageCmd("a").withTag("1"), _ -> {});
    }

    @Test
    void aTimeThatNoCalendarHasIsTheLastThereIs() throws IOException {
        var json = Json.parse("{\"late\": 9223372036854775807, \"early\": -9223372036854775808}");

        assertThat(json.seconds("late").getEpochSecond()).isEqualTo(Instant.MAX.getEpochSecond());
        assertThat(json.seconds("early")).isBefore(Instant.EPOCH);
    }
}
