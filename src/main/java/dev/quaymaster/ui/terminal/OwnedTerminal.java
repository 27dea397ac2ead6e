package dev.quaymaster.ui.terminal;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Terminal;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A command in a container that is ended when its terminal is closed, with all it has started.
///
/// The engine leaves a command running whose connection is dropped, and has no call that ends it.
/// So it gets a mark into its environment, which all that it starts inherits, and another command
/// sends those that have the mark what a terminal sends when it is hung up.
final class OwnedTerminal implements Terminal {

    private static final System.Logger LOG = System.getLogger(OwnedTerminal.class.getName());
    private static final String MARK = "QUAYMASTER_TERMINAL";
    private static final byte[] END_OF_INPUT = {4};

    /// Fails when it has found nothing to end.
    private static final String HANG_UP = """
            found=1
            for one in /proc/[0-9]*; do
              grep -q "$0" "$one/environ" 2>/dev/null && kill -HUP "${one#/proc/}" && found=0
            done
            exit $found
            """;

    private final Engine engine;
    private final String container;
    private final Optional<String> shell;
    private final String mark;
    private final Terminal remote;
    private volatile boolean over;

    private OwnedTerminal(Engine engine, String container, Optional<String> shell, String mark, Terminal remote) {
        this.engine = engine;
        this.container = container;
        this.shell = shell;
        this.mark = mark;
        this.remote = remote;
    }

    /// Starts a command. Blocks on the engine.
    ///
    /// @param words the command
    /// @param environment what it gets besides the container's
    /// @param shell one that the container has; without any, a command can't be ended from outside
    static Terminal open(
            Engine engine,
            String container,
            List<String> words,
            Map<String, String> environment,
            Optional<String> shell) {
        var mark = MARK + "=" + UUID.randomUUID();
        var marked = new HashMap<>(environment);
        marked.put(MARK, mark.substring(MARK.length() + 1));
        var spec = new ExecSpec(words, marked, Optional.empty(), Optional.empty());
        return new OwnedTerminal(engine, container, shell, mark, engine.openTerminal(container, spec));
    }

    @Override
    public OutputStream input() {
        return remote.input();
    }

    @Override
    public InputStream output() {
        return remote.output();
    }

    @Override
    public void resize(int columns, int rows) {
        remote.resize(columns, rows);
    }

    @Override
    public int await() {
        var code = remote.await();
        over = true;
        return code;
    }

    /// Ends the command. Blocks on the engine.
    @Override
    public void close() {
        try (remote) {
            if (!over && !hungUp()) {
                remote.input().write(END_OF_INPUT);
                remote.input().flush();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A terminal was closed already", e);
        }
    }

    /// Not possible while the container is paused, or before the command has really begun; a shell
    /// then finds the end of its input when it goes on.
    private boolean hungUp() {
        if (shell.isEmpty()) {
            return false;
        }
        try {
            var nowhere = OutputStream.nullOutputStream();
            var hangUp = ExecSpec.of(shell.get(), "-c", HANG_UP, mark);
            return engine.exec(container, hangUp, nowhere, nowhere) == 0;
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.DEBUG, "A command in a container can't be ended", e);
            return false;
        }
    }
}
