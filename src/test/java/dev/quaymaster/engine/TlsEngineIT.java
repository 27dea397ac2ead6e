package dev.quaymaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.engine.docker.DockerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds an engine to the contract that is reached over TLS with certificates on both sides.
class TlsEngineIT extends EngineContract {

    @TempDir
    private static Path folder;

    private static TlsHost host;
    private static Path strangers;

    @BeforeAll
    static void listen() {
        host = new TlsHost(folder);
        strangers = host.strangersCertificates();
    }

    @AfterAll
    static void stopListening() {
        host.close();
    }

    @Override
    Engine open() {
        return DockerEngine.connect(host.endpoint());
    }

    @Test
    void whoShowsTheWrongCertificateIsToldWhereTheRightOnesBelong() {
        try (var other = DockerEngine.connect(host.endpoint(Optional.of(strangers)))) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(other::info)
                    .satisfies(e ->
                            assertThat(e.kind()).isIn(EngineException.Kind.UNREACHABLE, EngineException.Kind.DENIED));
        }
    }

    @Test
    void anAuthorityThatDidNotSignIsNotTrusted(@TempDir Path certificates) throws IOException {
        Files.copy(strangers.resolve("cert.pem"), certificates.resolve("ca.pem"));
        try (var other = DockerEngine.connect(host.endpoint(Optional.of(certificates)))) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(other::info)
                    .withMessageContaining("can't be reached")
                    .withMessageContaining("Its certificate must be signed by ca.pem")
                    .withMessageContaining(certificates.toString());
        }
    }
}
