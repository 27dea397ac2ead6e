package dev.quaymaster.engine.dial;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A stream to an engine through an ssh process. A process's own streams can't be waited on so that
/// an interruption ends the wait; so two threads pass everything through pipes that can.
final class SshConnection implements Connection {

    private final Process ssh;
    private final SshAddress address;
    private final Path note;
    private final Runnable onClose;
    private final Pipe fromEngine = Pipe.open();
    private final Pipe toEngine = Pipe.open();
    private final InputStream in;
    private final OutputStream out;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable SshTrouble trouble;

    /// Begins to pass on.
    ///
    /// @param ssh joined to the engine
    /// @param note the file that has what it says; removed at the end
    /// @param onClose told once
    SshConnection(Process ssh, SshAddress address, Path note, int buffer, Runnable onClose) throws IOException {
        this.ssh = ssh;
        this.address = address;
        this.note = note;
        this.onClose = onClose;
        this.in = new BufferedInputStream(new Explained(Channels.newInputStream(fromEngine.source())), buffer);
        this.out = Channels.newOutputStream(toEngine.sink());
        Thread.ofPlatform().daemon().name("ssh-receives").start(this::receive);
        Thread.ofPlatform().daemon().name("ssh-sends").start(this::send);
    }

    private void receive() {
        try (var sink = Channels.newOutputStream(fromEngine.sink())) {
            ssh.getInputStream().transferTo(sink);
            if (ssh.waitFor(5, TimeUnit.SECONDS) && ssh.exitValue() != 0 && !closed.get()) {
                trouble = SshTrouble.of(Files.readString(note), ssh.exitValue(), address);
            }
        } catch (IOException e) {
            // closed from this side
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        try (var source = Channels.newInputStream(toEngine.source());
                var sink = ssh.getOutputStream()) {
            var buffer = new byte[64 * 1024];
            for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
                sink.write(buffer, 0, count);
                sink.flush();
            }
        } catch (IOException e) {
            // ssh has ended; who reads is told why
        }
    }

    /// Where ssh ended badly its reason takes the place of the stream's end.
    private final class Explained extends FilterInputStream {

        Explained(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = in.read(bytes, offset, length);
            var reason = trouble;
            if (count < 0 && reason != null) {
                throw reason;
            }
            return count;
        }
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void endOutput() throws IOException {
        toEngine.sink().close();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        ssh.destroy();
        Watchdog.closeQuietly(fromEngine.source());
        Watchdog.closeQuietly(toEngine.sink());
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            // goes with its folder
        }
        onClose.run();
    }
}
