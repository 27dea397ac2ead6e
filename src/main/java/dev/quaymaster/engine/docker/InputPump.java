package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.dial.Connection;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Feeds a process on a virtual thread of its own, while the caller reads what the process says.
final class InputPump {

    private final String doing;
    private final InputStream in;
    private final Connection connection;
    private final Thread thread;
    private volatile @Nullable IOException sourceFailure;

    private InputPump(String doing, InputStream in, Connection connection) {
        this.doing = doing;
        this.in = in;
        this.connection = connection;
        this.thread = Thread.ofVirtual().name(doing).unstarted(this::run);
    }

    static InputPump start(String doing, InputStream in, Connection connection) {
        var pump = new InputPump(doing, in, connection);
        pump.thread.start();
        return pump;
    }

    /// Gives up feeding; a source that is blocked is told by an interrupt.
    void stop() {
        thread.interrupt();
    }

    /// The process saw only a part of its input: whatever it says is worth nothing.
    void failIfSourceBroke() {
        var broken = sourceFailure;
        if (broken != null) {
            throw new EngineException(
                    Kind.FAILED,
                    "Can't " + doing + ": its input could not be read: " + broken.getMessage() + ".",
                    broken);
        }
    }

    private void run() {
        var buffer = new byte[64 * 1024];
        try {
            for (var count = read(buffer); count >= 0; count = read(buffer)) {
                connection.out().write(buffer, 0, count);
            }
            connection.endOutput();
        } catch (IOException e) {
            // a broken source must not look like its end; a process that no longer listens is its
            // own business
            if (sourceFailure != null) {
                connection.close();
            }
        }
    }

    private int read(byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            sourceFailure = e;
            throw e;
        }
    }
}
