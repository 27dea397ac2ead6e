package dev.quaymaster.engine.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.KnownEngine;
import dev.quaymaster.engine.KnownEngines;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.http.HostileEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is meant to be TLS was spoken in clear text where only the scheme said so.
@Timeout(30)
class TlsOrNothingTest {

    /// The first byte of a TLS handshake, RFC 8446 section 5.1.
    private static final int HANDSHAKE = 0x16;

    @TempDir
    Path folder;

    private final BlockingQueue<Integer> firstBytes = new LinkedBlockingQueue<>();

    /// Hangs up after the first byte.
    private HostileEngine listener() throws IOException {
        return HostileEngine.following((in, _) -> firstBytes.add(in.read()));
    }

    @Test
    void httpsOnTheCommandLineIsTls() throws IOException {
        try (var engine = listener()) {
            assertTls(EngineLocator.locate(
                    Map.of(), Optional.of(engine.endpoint("https").host())));
        }
    }

    @Test
    void httpsInTheEnvironmentIsTlsWithTheCertificatesNamedThere() throws IOException {
        try (var engine = listener()) {
            var endpoint = EngineLocator.locate(
                    Map.of(
                            "DOCKER_HOST",
                            engine.endpoint("https").host(),
                            "DOCKER_TLS_VERIFY",
                            "1",
                            "DOCKER_CONFIG",
                            folder.toString()),
                    Optional.empty());
            assertThat(endpoint.tlsFolder()).contains(folder);
            assertTls(endpoint);
        }
    }

    @Test
    void httpsOfAnAddedEngineIsTls() throws IOException {
        try (var engine = listener()) {
            assertTls(KnownEngine.added("nas", engine.endpoint("https").host(), Optional.empty())
                    .endpoint());
        }
    }

    @Test
    void httpsOfAContextIsTls() throws Exception {
        try (var engine = listener()) {
            var hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(new byte[] {'n', 'a', 's'}));
            var meta = Files.createDirectories(folder.resolve("contexts/meta").resolve(hash));
            Files.writeString(
                    meta.resolve("meta.json"),
                    "{\"Name\": \"nas\", \"Endpoints\": {\"docker\": {\"Host\": \"%s\"}}}"
                            .formatted(engine.endpoint("https").host()));
            var known = KnownEngines.look(Map.of("DOCKER_CONFIG", folder.toString()), List.of())
                    .named("nas")
                    .orElseThrow();

            assertTls(known.endpoint());
        }
    }

    @Test
    void tcpWithCertificatesIsTls() throws IOException {
        try (var engine = listener()) {
            assertTls(EngineLocator.at(
                    engine.endpoint("tcp").host(), "the test", Map.of("DOCKER_CERT_PATH", folder.toString())));
        }
    }

    private void assertTls(EngineEndpoint endpoint) {
        assertThat(endpoint.overTls()).isTrue();
        try (var engine = DockerEngine.connect(endpoint)) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(engine::info)
                    .withMessageContaining("can't be reached");
        }
        assertThat(firstBytes).containsOnly(HANDSHAKE);
    }

    @Test
    void httpStaysWhatItIs() throws IOException {
        try (var engine = listener();
                var client = DockerEngine.connect(engine.endpoint("http"))) {
            assertThatExceptionOfType(EngineException.class).isThrownBy(client::info);
            assertThat(firstBytes).containsOnly((int) 'G');
        }
    }

    @Test
    void certificatesThatAreNoFilesAreRefusedAndNotWaitedFor() throws Exception {
        var pipe = folder.resolve("ca.pem");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (var engine = listener();
                var client = DockerEngine.connect(
                        new EngineEndpoint(engine.endpoint("tcp").host(), "the test", Optional.of(folder)))) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(client::info)
                    .withMessageContaining(pipe + ": it is not a regular file");
        }
    }
}
