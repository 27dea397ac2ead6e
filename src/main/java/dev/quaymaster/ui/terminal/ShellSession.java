package dev.quaymaster.ui.terminal;

import com.techsenger.jeditermfx.core.RequestOrigin;
import com.techsenger.jeditermfx.core.TerminalOutputStream;
import com.techsenger.jeditermfx.core.TtyBasedArrayDataStream;
import com.techsenger.jeditermfx.core.emulator.JediEmulator;
import com.techsenger.jeditermfx.core.model.JediTerminal;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.core.util.TermSize;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// A command in a container and the screen it writes on.
///
/// What the command prints is worked into the screen on a thread of the session's own, as that may
/// take its time; keys and sizes are sent by another, in the order they came, so that the FX thread
/// never waits for the engine.
final class ShellSession implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ShellSession.class.getName());

    /// Whoever shows it. Called on the session's threads.
    interface Listener {

        /// The screen looks different now.
        void changed();

        /// The command is over.
        ///
        /// @param words how it ended
        void ended(String words);
    }

    private final Terminal remote;
    private final Listener listener;
    private final StreamConnector connector;
    private final ScreenDisplay display;
    private final TerminalTextBuffer buffer;
    private final JediTerminal emulated;
    private final TerminalMouse mouse;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("terminal keys").factory());
    private volatile boolean closed;

    /// Creates a session that is not read yet.
    ///
    /// @param remote the running command; closed with the session
    /// @param columns of the screen at first
    /// @param rows of the screen at first
    /// @param listener shows it
    ShellSession(Terminal remote, int columns, int rows, Listener listener) {
        this.remote = remote;
        this.listener = listener;
        this.connector = new StreamConnector(remote);
        this.display = new ScreenDisplay(listener::changed);
        var style = new StyleState();
        this.buffer = new TerminalTextBuffer(columns, rows, style);
        this.emulated = new JediTerminal(display, buffer, style);
        this.mouse = new TerminalMouse(emulated);
        emulated.setTerminalOutput(new Answers());
        buffer.addModelListener(listener::changed);
    }

    /// Begins to read.
    void start() {
        Thread.ofPlatform().daemon().name("terminal screen").start(this::read);
    }

    private void read() {
        try {
            emulate();
        } catch (Throwable e) { // whatever the emulation makes of it, the user is told
            LOG.log(System.Logger.Level.WARNING, "A terminal can't go on", e);
            notifyEnded("It prints what can't be shown here, so it was ended.");
            remote.close();
        }
    }

    private void notifyEnded(String words) {
        if (!closed) {
            listener.ended(words);
        }
    }

    private void emulate() {
        var emulator = new JediEmulator(new TtyBasedArrayDataStream(connector), emulated);
        try {
            while (!closed && emulator.hasNext()) {
                next(emulator);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A terminal's stream broke", e);
        }
        if (!closed) {
            notifyEnded(end());
        }
    }

    /// A sequence that makes no sense to the emulation is passed over.
    private static void next(JediEmulator emulator) throws IOException {
        try {
            emulator.next();
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            LOG.log(System.Logger.Level.DEBUG, "A sequence is not understood", e);
        }
    }

    private String end() {
        try (remote) {
            return "Ended with exit code " + remote.await() + ".";
        } catch (EngineException e) {
            return "The connection is lost: " + e.getMessage();
        }
    }

    /// Sends what was typed.
    void type(byte[] bytes) {
        later(() -> {
            try {
                connector.write(bytes);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "A terminal takes no keys any more", e);
            }
        });
    }

    /// Sends text, as from the clipboard, so that an editor knows it was not typed.
    void paste(String text) {
        var lines = text.replace("\r\n", "\r").replace('\n', '\r');
        type((display.bracketedPaste() ? "\u001b[200~" + lines + "\u001b[201~" : lines)
                .getBytes(StandardCharsets.UTF_8));
    }

    /// Gives screen and command another size.
    void resize(int columns, int rows) {
        later(() -> {
            emulated.resize(new TermSize(columns, rows), RequestOrigin.User);
            try {
                remote.resize(columns, rows);
            } catch (EngineException e) {
                LOG.log(System.Logger.Level.DEBUG, "A terminal can't be resized", e);
            }
            listener.changed();
        });
    }

    private void later(Runnable work) {
        try {
            writer.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "A terminal was closed already", e);
        }
    }

    /// What a key sends in the state that the program has put the keyboard into; null for a key
    /// that types its character.
    byte @Nullable [] code(int key, int modifiers) {
        return emulated.getCodeForKey(key, modifiers);
    }

    /// The mouse, for a program that wants it.
    TerminalMouse mouse() {
        return mouse;
    }

    /// The text on the screen and above it. To be locked while it is read.
    TerminalTextBuffer buffer() {
        return buffer;
    }

    ScreenDisplay display() {
        return display;
    }

    /// The screen's text, row by row.
    String text() {
        buffer.lock();
        try {
            return buffer.getScreenLines();
        } finally {
            buffer.unlock();
        }
    }

    /// Nothing is shown or sent any more. Does not wait for the engine.
    void stop() {
        closed = true;
        writer.shutdown();
    }

    /// Ends the command. Blocks on the engine.
    @Override
    public void close() {
        stop();
        remote.close();
    }

    /// What the emulation answers when a program asks it something.
    private final class Answers implements TerminalOutputStream {

        @Override
        public void sendBytes(byte[] response, boolean userInput) {
            type(response);
        }

        @Override
        public void sendString(String text, boolean userInput) {
            type(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
