package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.Session;
import dev.quaymaster.engine.Subscription;
import dev.quaymaster.engine.Terminal;
import dev.quaymaster.engine.dial.Connection;
import dev.quaymaster.engine.http.Call;
import dev.quaymaster.engine.http.CallConnection;
import dev.quaymaster.engine.http.EngineHttp;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.Target;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Talking to processes in containers.
final class ProcessCalls {

    private static final long FIRST_LOOK_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final EngineHttp http;

    ProcessCalls(EngineHttp http) {
        this.http = http;
    }

    int exec(
            String container,
            ExecSpec spec,
            Optional<InputStream> stdin,
            OutputStream out,
            OutputStream err) {
        var doing = doing(container, spec);
        var exec = create(doing, container, spec, stdin.isPresent(), false);
        try (var connection = start(doing, exec, spec.idleLimit(), false)) {
            var pump = stdin.map(in -> InputPump.start(doing, connection.outgoing(in), connection));
            try {
                new Frames(connection.in()).copyTo(out, err);
            } catch (Frames.SinkFailure e) {
                throw new EngineException(
                        Kind.FAILED,
                        "Can't "
                                + doing
                                + ": its output could not be kept: "
                                + e.getMessage()
                                + ".",
                        e);
            } catch (IOException e) {
                pump.ifPresent(InputPump::failIfSourceBroke);
                throw http.failures().broken(doing, e, false);
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

    private String create(
            String doing, String container, ExecSpec spec, boolean stdin, boolean tty) {
        var body =
                Json.object()
                        .put("Cmd", spec.command())
                        .put("AttachStdin", stdin)
                        .put("AttachStdout", true)
                        .put("AttachStderr", true)
                        .put("Tty", tty)
                        .put("User", spec.user())
                        .put("WorkingDir", spec.workingDir())
                        .put(
                                "Env",
                                spec.environment().entrySet().stream()
                                        .map(e -> e.getKey() + "=" + e.getValue())
                                        .sorted()
                                        .toList());
        var call = Call.post(doing, Target.of("containers", container, "exec"));
        return http.json(call.with(body)).text("Id");
    }

    private CallConnection start(
            String doing, String exec, Optional<Duration> idleLimit, boolean tty) {
        var body = Json.object().put("Detach", false).put("Tty", tty);
        var call = Call.post(doing, Target.of("exec", exec, "start")).with(body);
        return http.hijack(idleLimit.map(call::idleFor).orElse(call));
    }

    /// The stream's end comes a moment before the engine knows the exit code.
    private int awaitExit(String doing, String exec) {
        var pause = FIRST_LOOK_MILLIS;
        while (true) {
            var state = http.json(Call.get(doing, Target.of("exec", exec, "json")));
            if (!state.flag("Running")) {
                return state.small("ExitCode");
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                throw http.failures().cancelled(doing, e);
            }
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    Terminal openTerminal(String container, ExecSpec spec) {
        var doing = doing(container, spec);
        var exec = create(doing, container, spec, true, true);
        return new StreamTerminal(
                start(doing, exec, Optional.empty(), true),
                (columns, rows) -> resize(doing, Target.of("exec", exec, "resize"), columns, rows),
                () -> awaitExit(doing, exec));
    }

    private void resize(String doing, Target target, int columns, int rows) {
        http.send(Call.post(doing, target.with("h", rows).with("w", columns)));
    }

    Session attach(String container, boolean tty) {
        return new AttachedSession(connect(container, true), tty);
    }

    Subscription attach(
            String container, Optional<InputStream> stdin, OutputStream out, OutputStream err) {
        var doing = doingAttach(container);
        var connection = connect(container, stdin.isPresent());
        var pump = stdin.map(in -> InputPump.start(doing, in, connection));
        return Background.start(
                doing,
                http.failures(),
                connection::close,
                () -> {
                    try {
                        new Frames(connection.in()).copyTo(out, err);
                    } finally {
                        pump.ifPresent(InputPump::stop);
                    }
                });
    }

    Terminal attachTerminal(String container, IntSupplier end) {
        var doing = doingAttach(container);
        var resize = Target.of("containers", container, "resize");
        return new StreamTerminal(
                connect(container, true),
                (columns, rows) -> resize(doing, resize, columns, rows),
                end);
    }

    private static String doingAttach(String container) {
        return "attach to container " + container;
    }

    private Connection connect(String container, boolean stdin) {
        var target =
                Target.of("containers", container, "attach")
                        .withFlag("stream", true)
                        .withFlag("stdin", stdin)
                        .withFlag("stdout", true)
                        .withFlag("stderr", true);
        return http.hijack(Call.post(doingAttach(container), target));
    }
}
