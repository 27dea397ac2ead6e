package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.Session;
import dev.quaymaster.engine.Terminal;
import dev.quaymaster.engine.http.Call;
import dev.quaymaster.engine.http.Connection;
import dev.quaymaster.engine.http.EngineHttp;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.Target;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

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
        try (var connection = start(doing, exec, false)) {
            var pump = stdin.map(in -> InputPump.start(doing, in, connection));
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

    private Connection start(String doing, String exec, boolean tty) {
        var body = Json.object().put("Detach", false).put("Tty", tty);
        return http.hijack(Call.post(doing, Target.of("exec", exec, "start")).with(body));
    }

    /// The stream's end comes a moment before the engine knows the exit code.
    int awaitExit(String doing, String exec) {
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
        return new ExecTerminal(this, doing, exec, start(doing, exec, true));
    }

    void resize(String doing, String exec, int columns, int rows) {
        http.send(
                Call.post(
                        doing,
                        Target.of("exec", exec, "resize").with("h", rows).with("w", columns)));
    }

    Session attach(String container, boolean tty) {
        var target =
                Target.of("containers", container, "attach")
                        .withFlag("stream", true)
                        .withFlag("stdin", true)
                        .withFlag("stdout", true)
                        .withFlag("stderr", true);
        var connection = http.hijack(Call.post("attach to container " + container, target));
        return new AttachedSession(connection, tty);
    }
}
