package dev.quaymaster.engine.docker;

import static dev.quaymaster.engine.http.HostileEngine.chunk;
import static dev.quaymaster.engine.http.HostileEngine.document;
import static dev.quaymaster.engine.http.HostileEngine.say;
import static dev.quaymaster.engine.http.HostileEngine.staySilent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.PullProgress;
import dev.quaymaster.engine.http.HostileEngine;
import dev.quaymaster.engine.spec.BuildSpec;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Calls whose answer breaks off, and calls that are given up while their answer comes.
@Timeout(60)
class BrokenCallsTest {

    private static final Duration CANCELLED_WITHIN = Duration.ofSeconds(5);
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String A_LINE = "{\"status\":\"on it\"}\r\n";
    private static final String OURS_NOW = "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

    @TempDir
    Path folder;

    /// A dump that is cut off must not pass for a whole one.
    @Test
    void theOutputOfACommandThatBreaksInsideAFrameIsNoSuccess() throws IOException {
        try (var canned = HostileEngine.answering(BrokenCallsTest::breakInsideAFrame);
                var engine = DockerEngine.connect(canned.endpoint())) {
            var out = new ByteArrayOutputStream();

            assertThatThrownBy(() -> engine.exec("c", ExecSpec.of("pg_dump"), out, out))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
                    .hasMessageStartingWith("Can't run pg_dump in container c: ");
        }
    }

    private static void breakInsideAFrame(String request, OutputStream out) throws IOException {
        if (request.contains("/start")) {
            say(out, OURS_NOW);
            out.write(new byte[] {1, 0, 0, 0, 0, 0, 1, 0});
            out.write("half of it".getBytes(StandardCharsets.UTF_8));
            out.flush();
        } else {
            document(out, "{\"Id\":\"e\",\"Running\":false,\"ExitCode\":0}");
        }
    }

    @Test
    void aPullThatBreaksOffIsNoSuccess() throws IOException {
        try (var canned = HostileEngine.answering((_, out) -> breakAfterALine(out));
                var engine = DockerEngine.connect(canned.endpoint())) {
            assertThatThrownBy(() -> engine.pull("a/b:1", "", _ -> {}))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
                    .hasMessageStartingWith("Can't pull image a/b:1: the connection to the engine");
        }
    }

    private static void breakAfterALine(OutputStream out) throws IOException {
        say(out, CHUNKED);
        chunk(out, A_LINE);
        say(out, "20\r\n{\"stat");
    }

    /// docker-java's thread ends without a word.
    @Test
    void aLackOfMemoryInTheMiddleOfAPullIsThrown() throws IOException {
        try (var canned = HostileEngine.answering((_, out) -> breakAfterALine(out));
                var engine = DockerEngine.connect(canned.endpoint())) {
            assertThatThrownBy(() -> engine.pull("a/b:1", "", BrokenCallsTest::runOutOfMemory))
                    .isInstanceOf(OutOfMemoryError.class);
        }
    }

    private static void runOutOfMemory(PullProgress progress) {
        throw new OutOfMemoryError("a test, at " + progress.status());
    }

    @Test
    void anInterruptEndsAPullInTheMiddle() throws Exception {
        assertCancelled(A_LINE, engine -> engine.pull("a/b:1", "", _ -> {}));
    }

    @Test
    void anInterruptEndsABuildInTheMiddle() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch");

        assertCancelled(A_LINE, engine -> engine.build(BuildSpec.of(folder, "x"), _ -> {}));
    }

    @Test
    void anInterruptEndsTheWaitForAContainer() throws Exception {
        assertCancelled("{", engine -> engine.await("c"));
    }

    private static void assertCancelled(String begun, Consumer<Engine> call) throws Exception {
        var told = new CountDownLatch(1);
        var failure = new CompletableFuture<EngineException>();
        try (var canned = HostileEngine.answering((_, out) -> tell(begun, out, told));
                var engine = DockerEngine.connect(canned.endpoint())) {
            var caller = Thread.ofPlatform().daemon().start(() -> {
                try {
                    call.accept(engine);
                } catch (EngineException e) {
                    failure.complete(e);
                }
            });
            told.await();
            caller.interrupt();

            assertThat(failure)
                    .succeedsWithin(CANCELLED_WITHIN)
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        }
    }

    private static void tell(String begun, OutputStream out, CountDownLatch told)
            throws IOException, InterruptedException {
        say(out, CHUNKED);
        chunk(out, begun);
        told.countDown();
        staySilent();
    }
}
