package dev.quaymaster.ui.terminal;

import com.techsenger.jeditermfx.core.TtyConnector;
import dev.quaymaster.engine.Terminal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// The engine's stream as the emulation reads it, see [BoundedSequences]. Only the session writes.
final class StreamConnector implements TtyConnector {

    private final Terminal remote;
    private final InputStreamReader output;
    private final BoundedSequences bounds = new BoundedSequences();
    private String bounded = "";
    private int given;

    StreamConnector(Terminal remote) {
        this.remote = remote;
        this.output = new InputStreamReader(remote.output(), StandardCharsets.UTF_8);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (given == bounded.length()) {
            var count = output.read(buffer, offset, length);
            if (count < 0) {
                return count;
            }
            bounded = bounds.take(buffer, offset, count);
            given = 0;
        }
        var count = Math.min(length, bounded.length() - given);
        bounded.getChars(given, given + count, buffer, offset);
        given += count;
        return count;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        remote.input().write(bytes);
        remote.input().flush();
    }

    @Override
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public int waitFor() {
        return remote.await();
    }

    @Override
    public boolean ready() throws IOException {
        return given < bounded.length() || output.ready();
    }

    @Override
    public String getName() {
        return "container";
    }

    @Override
    public void close() {
        remote.close();
    }
}
