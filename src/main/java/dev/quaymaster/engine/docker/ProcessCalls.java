package dev.quaymaster.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.Session;
import dev.quaymaster.engine.Subscription;
import dev.quaymaster.engine.Terminal;
import dev.quaymaster.engine.command.DockerCommands;
import dev.quaymaster.engine.dial.Connection;
import dev.quaymaster.engine.http.ApiRequests;
import dev.quaymaster.engine.http.CallConnection;
import dev.quaymaster.engine.http.CallOptions;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.RequestPaths;
import dev.quaymaster.engine.http.Target;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Talks to processes in containers. What they say is read here: docker-java cuts it into pieces of
/// a kilobyte, and takes a connection that breaks in the midst of it for its end.
final class ProcessCalls {

    private static final long FIRST_LOOK_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final DockerCommands commands;

    ProcessCalls(DockerCommands commands) {
        this.commands = commands;
    }

    int exec(String container, ExecSpec spec, Optional<InputStream> stdin, OutputStream out, OutputStream err) {
        var doing = doing(container, spec);
        var exec = create(doing, container, spec, stdin.isPresent(), false);
        try (var connection = start(doing, exec, spec.idleLimit(), false)) {
            var pump = stdin.map(in -> InputPump.start(doing, connection.outgoing(in), connection));
            try {
                new Frames(connection.in()).copyTo(out, err);
            } catch (Frames.SinkFailure e) {
                throw new EngineException(
                        Kind.FAILED, "Can't " + doing + ": its output could not be kept: " + e.getMessage() + ".", e);
            } catch (IOException e) {
                pump.ifPresent(InputPump::failIfSourceBroke);
                throw commands.transport().failures().broken(doing, e, false);
            } finally {
                pump.ifPresent(InputPump::stop);
            }
            pump.ifPresent(InputPump::failIfSourceBroke);
        }
        return awaitExit(doing, exec);
    }

    private static String doing(String container, ExecSpec spec) {
        return "run " + spec.command().getFirst() + " in container " + container;
    }

    private String create(String doing, String container, ExecSpec spec, boolean stdin, boolean tty) {
        var call = CallOptions.change(doing);
        return commands.ask(
                        call,
                        docker -> creating(docker, container, spec, stdin, tty).exec())
                .text("Id");
    }

    private static ExecCreateCmd creating(
            DockerClient docker, String container, ExecSpec spec, boolean stdin, boolean tty) {
        var command = docker.execCreateCmd(RequestPaths.toEncode(container))
                .withCmd(spec.command().toArray(String[]::new))
                .withAttachStdin(stdin)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withTty(tty);
        spec.user().ifPresent(command::withUser);
        spec.workingDir().ifPresent(command::withWorkingDir);
        var environment = environment(spec);
        return environment.isEmpty() ? command : command.withEnv(environment);
    }

    private static List<String> environment(ExecSpec spec) {
        return spec.environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
    }

    private CallConnection start(String doing, String exec, Optional<Duration> idleLimit, boolean tty) {
        var document = Json.object().put("Detach", false).put("Tty", tty);
        var request = ApiRequests.post(Target.of("exec", exec, "start"), document);
        var call = CallOptions.change(doing);
        return commands.transport().hijack(idleLimit.map(call::idleFor).orElse(call), request);
    }

    /// The stream's end comes a moment before the engine knows the exit code.
    private int awaitExit(String doing, String exec) {
        var pause = FIRST_LOOK_MILLIS;
        while (true) {
            var state = commands.ask(
                    CallOptions.look(doing),
                    docker -> docker.inspectExecCmd(exec).exec());
            if (!state.flag("Running")) {
                return state.small("ExitCode");
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                throw commands.transport().failures().cancelled(doing, e);
            }
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    Terminal openTerminal(String container, ExecSpec spec) {
        var doing = doing(container, spec);
        var exec = create(doing, container, spec, true, true);
        return new StreamTerminal(
                start(doing, exec, Optional.empty(), true),
                (columns, rows) -> resizeExec(doing, exec, columns, rows),
                () -> awaitExit(doing, exec));
    }

    private void resizeExec(String doing, String exec, int columns, int rows) {
        commands.run(
                CallOptions.change(doing),
                docker -> docker.resizeExecCmd(exec).withSize(rows, columns).exec());
    }

    private void resizeContainer(String container, int columns, int rows) {
        var inPath = RequestPaths.toEncode(container);
        commands.run(
                CallOptions.change(doingAttach(container)),
                docker -> docker.resizeContainerCmd(inPath)
                        .withSize(rows, columns)
                        .exec());
    }

    Session attach(String container, boolean tty) {
        return new AttachedSession(connect(container, true), tty);
    }

    Subscription attach(String container, Optional<InputStream> stdin, OutputStream out, OutputStream err) {
        var doing = doingAttach(container);
        var connection = connect(container, stdin.isPresent());
        var pump = stdin.map(in -> InputPump.start(doing, in, connection));
        return Background.start(doing, commands.transport().failures(), connection::close, () -> {
            try {
                new Frames(connection.in()).copyTo(out, err);
            } finally {
                pump.ifPresent(InputPump::stop);
            }
        });
    }

    Terminal attachTerminal(String container, IntSupplier end) {
        return new StreamTerminal(
                connect(container, true), (columns, rows) -> resizeContainer(container, columns, rows), end);
    }

    private static String doingAttach(String container) {
        return "attach to container " + container;
    }

    private Connection connect(String container, boolean stdin) {
        var target = Target.of("containers", container, "attach")
                .withFlag("stream", true)
                .withFlag("stdin", stdin)
                .withFlag("stdout", true)
                .withFlag("stderr", true);
        var call = CallOptions.change(doingAttach(container));
        return commands.transport().hijack(call, ApiRequests.post(target));
    }
}
