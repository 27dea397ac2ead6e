package dev.quaymaster.cli.console;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.words.VisibleText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/// Messages on standard error, with one line below them that says what is going on now: rewritten
/// in place at a terminal, absent elsewhere. Safe for use by several threads.
public final class StatusLine implements AutoCloseable {

    private static final long REDRAW_NANOS = Duration.ofMillis(80).toNanos();
    private static final byte[] ERASE = "\r\u001b[K".getBytes(StandardCharsets.US_ASCII);
    private static final int WIDTH = 100;

    private final Console console;
    private long drawnAt;
    private boolean shown;

    /// @param console its standard error is written to
    public StatusLine(Console console) {
        this.console = console;
        this.drawnAt = System.nanoTime() - REDRAW_NANOS;
    }

    /// Prints a line that stays. Secrets in it are covered.
    public synchronized void say(String line) {
        erase();
        console.err().print(Secrets.masked(line) + "\n");
        console.err().flush();
    }

    /// Says what is going on; at a terminal only, and not more often than the eye can follow. Only
    /// then the words are asked for.
    public synchronized void now(Supplier<String> words) {
        var time = System.nanoTime();
        if (!console.terminals().err() || time - drawnAt < REDRAW_NANOS) {
            return;
        }
        drawnAt = time;
        var line = Secrets.masked(words.get().lines().findFirst().orElse(""));
        console.err().writeBytes(ERASE);
        console.err().print(VisibleText.line(line.length() > WIDTH ? line.substring(0, WIDTH) : line));
        console.err().flush();
        shown = true;
    }

    /// Whether [#now] shows anything.
    public boolean live() {
        return console.terminals().err();
    }

    private void erase() {
        if (shown) {
            console.err().writeBytes(ERASE);
            shown = false;
        }
    }

    /// Takes the line away.
    @Override
    public synchronized void close() {
        erase();
        console.err().flush();
    }
}
