package dev.quaymaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.LogLine.Stream;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.engine.spec.HealthcheckSpec;
import dev.quaymaster.engine.spec.Lifecycle;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.ProcessSpec.Stdin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What every engine does, the fake one included: containers and their processes here, the rest in
/// what it extends.
abstract class EngineContract extends ResourceContract {

    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

    @Test
    void saysWhatItIs() {
        var info = engine.info();

        assertThat(info.platform().osType()).isEqualTo("linux");
        assertThat(info.supports(new ApiVersion(1, 40))).isTrue();
    }

    @Test
    void listsContainersByLabelInTheOrderOfTheirNames() {
        engine.create(spec("b", "sleep 600"));
        engine.create(spec("a", "sleep 600"));

        assertThat(engine.containers(mine())).extracting(Container::name).containsExactly(name("a"), name("b"));
        assertThat(engine.containers(mine().and(LabelFilter.equal("what", "b"))))
                .extracting(Container::name, Container::state, Container::image)
                .containsExactly(tuple(name("b"), ContainerState.CREATED, image()));
    }

    @Test
    void aContainerGoesFromCreatedToRunningToExited() {
        var id = engine.create(spec("life", "sleep 600"));
        assertThat(state(id)).isEqualTo(ContainerState.CREATED);
        engine.start(id);
        engine.start(id);
        assertThat(state(id)).isEqualTo(ContainerState.RUNNING);
        engine.pause(id);
        assertThat(state(id)).isEqualTo(ContainerState.PAUSED);
        engine.unpause(id);
        engine.stop(id, AT_ONCE);
        engine.stop(id, AT_ONCE);

        var details = engine.inspect(id);
        assertThat(details.container().state()).isEqualTo(ContainerState.EXITED);
        assertThat(details.run().exitCode()).isEqualTo(137);
        assertThat(details.run().finishedAt()).isPresent();
    }

    private ContainerState state(String id) {
        return engine.inspect(id).container().state();
    }

    @Test
    void anExitCodeIsKeptAndAwaited() {
        var id = engine.create(spec("exits", "exit 3"));
        engine.start(id);

        assertThat(engine.await(id)).isEqualTo(3);
        assertThat(engine.inspect(id).run().exitCode()).isEqualTo(3);
    }

    @Test
    void aContainerIsFoundByNameAndByAPrefixOfItsId() {
        var id = engine.create(spec("found", "sleep 600"));

        assertThat(engine.inspect(name("found")).container().id()).isEqualTo(id);
        assertThat(engine.inspect(id.substring(0, 16)).container().id()).isEqualTo(id);
    }

    @Test
    void aNameIsGivenOnce() {
        engine.create(spec("twice", "sleep 600"));

        assertThat(kindOf(() -> engine.create(spec("twice", "sleep 600")))).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void aRenamedContainerIsFoundByItsNewName() {
        var id = engine.create(spec("old", "sleep 600"));
        engine.rename(id, name("new"));

        assertThat(engine.inspect(name("new")).container().id()).isEqualTo(id);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(kindOf(() -> engine.inspect(name("none")))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kindOf(() -> engine.start(name("none")))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kindOf(() -> engine.remove(name("none"), RemoveOptions.PLAIN)))
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(kindOf(() -> engine.removeVolume(name("none")))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kindOf(() -> engine.create(ContainerSpec.of(name("x"), "qm-no-such:1"))))
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(engine.image("qm-no-such:1")).isEmpty();
        assertThat(engine.volume(name("none"))).isEmpty();
    }

    @Test
    void aRunningContainerIsRemovedByForceOnly() {
        var id = running("held");

        assertThat(kindOf(() -> engine.remove(id, RemoveOptions.PLAIN))).isEqualTo(Kind.CONFLICT);
        engine.remove(id, RemoveOptions.FORCE);
        assertThat(engine.containers(mine())).isEmpty();
    }

    @Test
    void linesOfBothStreamsAreInTheLog() {
        var id = engine.create(spec("talks", "echo one; echo two >&2; echo three"));
        engine.start(id);
        engine.await(id);

        eventually()
                .untilAsserted(() -> assertThat(engine.lastLogs(id, 10))
                        .extracting(LogLine::stream, LogLine::text)
                        .contains(tuple(Stream.OUT, "one"), tuple(Stream.ERR, "two"), tuple(Stream.OUT, "three")));
        assertThat(engine.lastLogs(id, 1)).hasSize(1);
    }

    @Test
    void aLogThatIsNotFollowedEnds() {
        var id = engine.create(spec("talked", "echo one"));
        engine.start(id);
        engine.await(id);
        var lines = new CopyOnWriteArrayList<LogLine>();

        try (var log = engine.logs(id, LogRequest.all(), lines::add)) {
            log.await();
            assertThat(log.open()).isFalse();
        }
        assertThat(lines).extracting(LogLine::text).containsExactly("one");
    }

    @Test
    void aFollowedLogStaysOpenUntilItIsClosed() {
        var id = running("quiet");

        var log = engine.logs(id, LogRequest.follow(10), line -> {});

        assertThat(log.open()).isTrue();
        log.close();
        log.await();
        assertThat(log.open()).isFalse();
    }

    @Test
    void aCommandReadsItsInputToTheEndAndAnswersOnBothStreams() {
        var id = running("exec");
        var input = new byte[300_000];
        new Random(7).nextBytes(input);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();

        var code = engine.exec(
                id,
                ExecSpec.of("sh", "-c", "cat; echo done >&2; exit 5"),
                Optional.of(new ByteArrayInputStream(input)),
                out,
                err);

        assertThat(code).isEqualTo(5);
        assertThat(out.toByteArray()).isEqualTo(input);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("done\n");
    }

    @Test
    void aCommandWhoseInputBreaksFails() {
        var id = running("broken");
        var broken = new SequenceInputStream(new ByteArrayInputStream(new byte[100]), new BrokenStream());

        assertThatThrownBy(() -> engine.exec(
                        id,
                        ExecSpec.of("cat"),
                        Optional.of(broken),
                        new ByteArrayOutputStream(),
                        new ByteArrayOutputStream()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("the disk is gone");
    }

    @Test
    void aCommandNeedsARunningContainer() {
        var id = engine.create(spec("asleep", "sleep 600"));
        var out = new ByteArrayOutputStream();

        assertThat(kindOf(() -> engine.exec(id, ExecSpec.of("true"), out, out))).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void anAttachedProcessIsTalkedToAndEndsWithItsInput() throws IOException {
        var process = spec("x", "cat").process().withStdin(Stdin.UNTIL_DETACHED);
        var id = engine.create(spec("attached", "cat").withProcess(process));

        try (var session = engine.attach(id)) {
            engine.start(id);
            session.stdin().write("hello\n".getBytes(StandardCharsets.UTF_8));
            session.stdin().flush();
            assertThat(session.stdout().readNBytes(6)).isEqualTo("hello\n".getBytes(StandardCharsets.UTF_8));
            session.stdin().close();
            assertThat(session.stdout().readAllBytes()).isEmpty();
        }
        assertThat(engine.await(id)).isZero();
    }

    @Test
    void aHealthCheckMakesAContainerHealthy() {
        assumeThat(engine.info().runsHealthChecks())
                .as("Podman leaves health checks to systemd, which need not be here")
                .isTrue();
        var check = new HealthcheckSpec(
                List.of("CMD", "true"),
                Optional.of(Duration.ofSeconds(1)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(3));
        var watched = Lifecycle.none().withHealthcheck(check);
        var id = engine.create(spec("healthy", "sleep 600").withLifecycle(watched));
        engine.start(id);

        eventually()
                .untilAsserted(() ->
                        assertThat(engine.inspect(id).container().health()).isEqualTo(Health.HEALTHY));
        assertThat(engine.containers(mine()).getFirst().health()).isEqualTo(Health.HEALTHY);
        assertThat(engine.inspect(id).config().healthcheck()).contains(check);
    }

    @Test
    void tellsWhetherAContainerCanBeStartedAgainAndAfterWhom() {
        var provider = running("provider");
        var sharing = spec("sharing", "sleep 600").withNetworking(Networking.ofMode("container:" + provider));
        var autoRemoved = Lifecycle.none().withAutoRemove(true);

        var sharer = engine.create(sharing);
        assertThat(engine.inspect(sharer).startConditions())
                .isEqualTo(new ContainerDetails.StartConditions(false, List.of(provider), List.of()));
        var passing = engine.create(spec("passing", "sleep 600").withLifecycle(autoRemoved));
        assertThat(engine.inspect(passing).startConditions())
                .isEqualTo(new ContainerDetails.StartConditions(true, List.of(), List.of()));
        engine.remove(passing, RemoveOptions.FORCE_WITH_VOLUMES);
        // Podman removes no container whose network another one shares
        engine.remove(sharer, RemoveOptions.FORCE_WITH_VOLUMES);
    }

    @Test
    void aChangeWakesWhoWatchesThoseLabels() {
        var id = engine.create(spec("watched", "sleep 600"));
        try (var events = engine.events(mine())) {
            engine.start(id);
            events.awaitChange();
        }
        assertThat(state(id)).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void aClosedEventStreamWakesItsWaiter() {
        var events = engine.events(mine());
        events.close();

        assertThat(kindOf(events::awaitChange)).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void anInterruptCancelsACallThatWaits() throws InterruptedException {
        var id = running("waited");
        var kind = new AtomicReference<Kind>();
        var waiter = Thread.ofVirtual().start(() -> {
            try {
                engine.await(id);
            } catch (EngineException e) {
                kind.set(e.kind());
            }
        });
        eventually().until(() -> waiter.getState() != Thread.State.RUNNABLE);
        waiter.interrupt();
        waiter.join(Duration.ofSeconds(20));

        assertThat(kind.get()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void runningContainersAreMeasuredRoundByRound() {
        var id = running("measured");
        var idle = engine.create(spec("idle", "sleep 600"));
        var rounds = new CopyOnWriteArrayList<Map<String, Stats>>();

        var stats = engine.stats(List.of(id, idle), Duration.ofMillis(50), rounds::add);
        eventually()
                .until(() -> rounds.stream()
                        .flatMap(round -> round.values().stream())
                        .anyMatch(one -> one.cpuPercent().isPresent()));
        stats.close();
        stats.await();

        assertThat(stats.open()).isFalse();
        assertThat(rounds)
                .allSatisfy(round -> assertThat(round).containsOnlyKeys(id))
                .flatExtracting(Map::values)
                .allSatisfy(one -> {
                    assertThat(one.memoryBytes()).isPositive();
                    assertThat(one.pids()).isPositive();
                });
    }

    private static final class BrokenStream extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("the disk is gone");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("the disk is gone");
        }
    }
}
