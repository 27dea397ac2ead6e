package dev.quaymaster.engine;

import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.FakeShell.Commands;
import dev.quaymaster.engine.Image.ImageConfig;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// An engine in memory, for tests of everything above the engine. Passes [EngineContract].
///
/// Nothing takes time: a container with a health check is healthy as soon as it runs (see
/// [#startsAs]), a command that is no `sleep` or `cat` has ended when `start` returns. [#faults]
/// makes calls fail and lists what was called.
public final class FakeEngine extends FakeResources {

    private final FakeStats stats = new FakeStats(id -> containers.find(id).running());
    private Commands commands = (container, spec, stdin, out, err) ->
            FakeShell.run(spec.command(), stdin, out, err).exitCode();
    private String apiVersion = "1.51";
    private boolean onThisMachine;

    /// An engine that holds these images.
    public FakeEngine(String... references) {
        List.of(references).forEach(images::add);
    }

    /// It is reached through a socket of this machine from now on.
    public void standsHere() {
        onThisMachine = true;
    }

    @Override
    public boolean onThisMachine() {
        return onThisMachine;
    }

    /// The API version it claims, such as `1.41`.
    public void claims(String version) {
        apiVersion = version;
    }

    /// Runs these instead of [FakeShell] when a command is executed in a container.
    public void commands(Commands newCommands) {
        commands = newCommands;
    }

    /// What the health of a checked container will be when it starts; healthy unless said
    /// otherwise.
    public void startsAs(String container, Health health) {
        containers.startsAs(container, health);
    }

    /// The health check of a running container changes its mind.
    public void becomes(String container, Health health) {
        containers.becomes(container, health);
    }

    /// The process of a running container ends by itself.
    public void dies(String container, int exitCode) {
        containers.dies(container, exitCode);
    }

    /// The process of a running container ended, and the engine waits before it starts it again.
    public void restarts(String container) {
        containers.restarts(container);
    }

    /// A running container writes a line to its log.
    public void says(String container, String line) {
        containers.find(container).say(LogLine.Stream.OUT, line);
    }

    /// The engine goes away, with all event streams, or comes back.
    public void unreachable(boolean gone) {
        faults.unreachable(gone);
        if (gone) {
            events.breakAll();
        }
    }

    @Override
    public EngineInfo info() {
        faults.look("info");
        return new EngineInfo(
                "fake-engine",
                "Docker",
                "fake",
                "28.5.1",
                apiVersion,
                new EngineInfo.Platform("linux", "x86_64", "Fake Linux", "6.1", 2, 1L << 33),
                "overlay2",
                List.of(),
                "/var/lib/docker");
    }

    @Override
    public List<Container> containers(LabelFilter filter) {
        faults.look("list containers");
        return containers.list(filter);
    }

    @Override
    public ContainerDetails inspect(String id) {
        faults.look("inspect " + id);
        return containers.find(id).details();
    }

    @Override
    public String create(ContainerSpec spec) {
        faults.change("create " + spec.name());
        return containers.create(spec);
    }

    @Override
    public void start(String id) {
        containers.start(called("start", id));
    }

    @Override
    public void stop(String id, Optional<Duration> grace) {
        containers.stop(called("stop", id), 137);
    }

    @Override
    public void restart(String id, Optional<Duration> grace) {
        var container = called("restart", id);
        containers.stop(container, 137);
        containers.start(container);
    }

    @Override
    public void pause(String id) {
        containers.turn(called("pause", id), ContainerState.RUNNING, ContainerState.PAUSED);
    }

    @Override
    public void unpause(String id) {
        containers.turn(called("unpause", id), ContainerState.PAUSED, ContainerState.RUNNING);
    }

    @Override
    public void kill(String id, String signal) {
        containers.kill(called("kill", id), signal);
    }

    @Override
    public void remove(String id, RemoveOptions options) {
        containers.remove(called("remove", id), options);
    }

    @Override
    public void rename(String id, String name) {
        containers.rename(called("rename", id), name);
    }

    @Override
    public int await(String id) {
        faults.look("await " + id);
        return containers.await(containers.find(id));
    }

    @Override
    public Subscription logs(String id, LogRequest request, Consumer<LogLine> lines) {
        faults.look("logs " + id);
        return FakeLog.open(containers.find(id), request, lines);
    }

    @Override
    public List<LogLine> lastLogs(String id, int count) {
        faults.look("logs " + id);
        return FakeLog.last(containers.find(id), count);
    }

    @Override
    public int exec(String id, ExecSpec spec, Optional<InputStream> stdin, OutputStream out, OutputStream err) {
        var container = called("exec " + spec.command().getFirst(), id);
        if (container.state != ContainerState.RUNNING) {
            throw new EngineException(Kind.CONFLICT, "Can't run a command in " + id + ": it is not running.");
        }
        try {
            var in = stdin.orElseGet(InputStream::nullInputStream);
            return commands.run(container.name, spec, in, out, err);
        } catch (IOException e) {
            throw new EngineException(Kind.FAILED, "Can't run it: " + e.getMessage(), e);
        }
    }

    @Override
    public Terminal openTerminal(String id, ExecSpec spec) {
        throw new EngineException(Kind.FAILED, "The fake engine has no terminals.");
    }

    @Override
    public Session attach(String id) {
        faults.look("attach " + id);
        return new FakeSession(containers.find(id));
    }

    @Override
    public Subscription attach(String id, Optional<InputStream> stdin, OutputStream out, OutputStream err) {
        faults.look("attach " + id);
        return FakeLog.attach(containers.find(id), out, err);
    }

    @Override
    public Terminal attachTerminal(String id) {
        throw new EngineException(Kind.FAILED, "The fake engine has no terminals.");
    }

    @Override
    public Subscription stats(Collection<String> ids, Duration every, Consumer<Map<String, Stats>> rounds) {
        faults.look("stats");
        return stats.start(ids, rounds);
    }

    /// How many watch its events now.
    public int watchers() {
        return events.watchers();
    }

    /// The ids of the containers that somebody has measured now.
    public Set<String> measured() {
        return stats.measured();
    }

    @Override
    public EventStream events(LabelFilter filter) {
        faults.look("events");
        return events.open(filter);
    }

    @Override
    public void close() {
        events.breakAll();
    }

    /// An image with these defaults.
    public static Image imageOf(String reference, ImageConfig config) {
        return FakeImages.of(reference, Optional.of(config));
    }
}
