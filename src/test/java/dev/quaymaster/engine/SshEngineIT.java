package dev.quaymaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.docker.DockerEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds an engine to the contract that is reached over ssh, and counts what that takes.
class SshEngineIT extends EngineContract {

    @TempDir
    Path folder;

    private SshHost host;

    @Override
    @BeforeEach
    void begin() {
        host = SshHost.in(folder.resolve("host"));
        super.begin();
    }

    @Override
    Engine open() {
        return connect(host.endpoint());
    }

    private Engine connect(EngineEndpoint endpoint) {
        return DockerEngine.connect(endpoint, host.environment());
    }

    @Override
    void leave() {
        host.close();
    }

    @Test
    void everythingGoesOverOneConnection() {
        for (int i = 0; i < 5; i++) {
            engine.containers(mine());
        }
        try (var _ = engine.events(LabelFilter.all())) {
            engine.info();
        }

        assertThat(host.logIns()).isEqualTo(1);
        assertThat(host.commands()).hasSizeGreaterThan(5).containsOnly("docker system dial-stdio");
    }

    @Test
    void manyStreamsTakeAsFewConnectionsAsTheServerAllows() {
        var streams = new ArrayList<EventStream>();
        try {
            for (int i = 0; i < 17; i++) {
                streams.add(engine.events(LabelFilter.all()));
            }
            assertThat(host.logIns()).isEqualTo(3);
        } finally {
            streams.forEach(EventStream::close);
        }
    }

    @Test
    void theConnectionEndsWithTheEngine() {
        try (var other = connect(host.endpoint())) {
            other.info();
            assertThat(host.connections()).isEqualTo(1);
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(host.connections()).isZero());
    }

    @Test
    void theSocketThatTheAddressNamesIsUsedThere() {
        var address = host.endpoint().host() + "/var/run/docker.sock";
        try (var other = connect(new EngineEndpoint(address, "the test"))) {
            assertThat(kindOrFine(other)).isIn("fine", "UNREACHABLE");
        }

        assertThat(host.commands()).containsOnly("docker --host unix:///var/run/docker.sock system dial-stdio");
    }

    /// The socket of the tests' engine may lie elsewhere.
    private static String kindOrFine(Engine engine) {
        try {
            engine.info();
            return "fine";
        } catch (EngineException e) {
            return e.kind().toString();
        }
    }

    @Test
    void aStrangerIsToldToSetUpAKey() {
        var address = host.endpoint().host().replace("sailor", "stranger");
        try (var other = connect(new EngineEndpoint(address, "context \"box\""))) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(other::info)
                    .withMessageStartingWith("Can't ask the engine what it is: the engine at "
                            + address
                            + " (from context \"box\") can't be reached: over ssh: ")
                    .withMessageContaining("Permission denied")
                    .withMessageContaining("set up a key")
                    .matches(e -> e.kind() == Kind.DENIED);
        }
    }

    @Test
    void whatTheOtherMachineSaysIsPassedOn() {
        host.refuse("sh: 1: docker: not found");

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(engine::info)
                .withMessageContaining("over ssh: sh: 1: docker: not found.")
                .withMessageContaining("Install the docker command there")
                .matches(e -> e.kind() == Kind.UNREACHABLE);
        host.refuse("");
    }

    @Test
    void aCutNetworkIsNoticedAndNamed() {
        try (var far = SshHost.in(folder.resolve("far"));
                var other = DockerEngine.connect(far.endpoint(), far.environment())) {
            var events = other.events(LabelFilter.all());
            far.cut();

            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(events::awaitChange)
                    .matches(e -> e.kind() == Kind.UNREACHABLE);
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> other.containers(LabelFilter.all()))
                    .withMessageContaining("127.0.0.1")
                    .matches(e -> e.kind() == Kind.UNREACHABLE);
        }
    }

    @Test
    void aMachineWithoutSshIsTold() {
        try (var other = DockerEngine.connect(host.endpoint(), Map.of("PATH", "/nowhere"))) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(other::info)
                    .withMessageContaining("there is no ssh program on this machine");
        }
    }

    @Test
    void anAddressThatWouldBeAnOptionIsRefused() {
        for (var bad : List.of("ssh://-oProxyCommand=touch", "ssh://sailor:secret@box", "ssh://box/sock;reboot")) {
            try (var other = connect(new EngineEndpoint(bad, "the test"))) {
                assertThatExceptionOfType(EngineException.class)
                        .isThrownBy(other::info)
                        .withMessageStartingWith("Can't use the engine address " + bad);
            }
        }
    }
}
