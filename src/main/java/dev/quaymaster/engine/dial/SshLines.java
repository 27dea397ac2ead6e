package dev.quaymaster.engine.dial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The ssh connections to one machine, each shared by several streams. There is one as long as it
/// suffices: an ssh server takes ten streams over a connection unless it is told otherwise, so
/// another is begun when eight are in use.
///
/// Their control sockets lie in a folder that only this user may enter. Any number of threads may
/// ask for streams; while one logs in the others wait for it.
final class SshLines implements AutoCloseable {

    private static final int STREAMS = 8;
    private static final long LOG_IN_SECONDS = 60;

    /// Short: the program's end waits for it.
    private static final long END_MILLIS = 500;

    private final SshAddress address;
    private final Map<String, String> env;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Line> lines = new ArrayList<>();
    private int begun;
    private @Nullable Path folder;
    private volatile @Nullable Process loggingIn;
    private volatile boolean closed;

    /// One connection, with the streams that use it.
    private record Line(Path control, AtomicInteger streams) {

        boolean usable() {
            return Files.exists(control) && streams.get() < STREAMS;
        }
    }

    /// Connects to nothing yet.
    ///
    /// @param env has the `PATH` on which ssh is found
    SshLines(SshAddress address, Map<String, String> env) {
        this.address = address;
        this.env = Map.copyOf(env);
    }

    /// Opens a stream to the engine.
    ///
    /// @param buffer bytes of the reading buffer
    /// @throws IOException when ssh can't get there, and its [SshTrouble] says why
    Connection open(int buffer) throws IOException {
        var program = SshProgram.find(env);
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            var line = line(program);
            var stream = stream(program, line, buffer);
            line.streams().incrementAndGet();
            return stream;
        } finally {
            lock.unlock();
        }
    }

    private Connection stream(SshProgram program, Line line, int buffer) throws IOException {
        var note = note();
        var ssh = new ProcessBuilder(program.stream(line.control(), address))
                .redirectError(note.toFile())
                .start();
        try {
            return new SshConnection(ssh, address, note, buffer, line.streams()::decrementAndGet);
        } catch (IOException e) {
            ssh.destroy();
            throw e;
        }
    }

    private Line line(SshProgram program) throws IOException {
        if (closed) {
            throw new IOException("the connection was closed from this side");
        }
        lines.removeIf(line -> line.streams().get() == 0 && !Files.exists(line.control()));
        var usable = lines.stream()
                .filter(line -> !program.shares() || line.usable())
                .findFirst();
        return usable.isPresent() ? usable.get() : begin(program);
    }

    private Line begin(SshProgram program) throws IOException {
        var line = new Line(folder().resolve(Integer.toString(begun++)), new AtomicInteger());
        if (program.shares()) {
            logIn(program.shared(line.control(), address));
        }
        lines.add(line);
        return line;
    }

    private void logIn(List<String> command) throws IOException {
        var note = note();
        var ssh = new ProcessBuilder(command)
                .redirectError(note.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        loggingIn = ssh;
        try {
            ssh.getOutputStream().close();
            if (!ssh.waitFor(LOG_IN_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("ssh did not get there within " + LOG_IN_SECONDS + " s");
            }
            if (ssh.exitValue() != 0) {
                throw SshTrouble.of(Files.readString(note), ssh.exitValue(), address);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            kill(ssh);
            Files.deleteIfExists(note);
        }
    }

    /// One that has put itself into the background is not met any more.
    private static void kill(Process ssh) {
        if (ssh.isAlive()) {
            ssh.descendants().forEach(ProcessHandle::destroyForcibly);
            ssh.destroyForcibly();
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IOException("it was cancelled", cause);
    }

    /// A new file for what ssh says.
    private Path note() throws IOException {
        return Files.createTempFile(folder(), "", ".said");
    }

    /// Made with the rights 0700. Its name is short: it has to fit into a socket's address.
    private Path folder() throws IOException {
        var known = folder;
        if (known == null) {
            known = Files.createTempDirectory("qm-ssh");
            folder = known;
        }
        return known;
    }

    /// Ends the connections, and a log-in that is under way. Waits a moment for each, and never
    /// fails.
    @Override
    public void close() {
        closed = true;
        var waiting = loggingIn;
        if (waiting != null) {
            kill(waiting);
        }
        lock.lock();
        try {
            lines.forEach(this::end);
            lines.clear();
            removeFolder();
        } finally {
            lock.unlock();
        }
    }

    private void end(Line line) {
        try {
            var program = SshProgram.find(env);
            if (program.shares() && Files.exists(line.control())) {
                var ssh = new ProcessBuilder(program.end(line.control(), address))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!ssh.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
                    kill(ssh);
                }
            }
        } catch (IOException e) {
            // it ends by itself a minute later
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeFolder() {
        var known = folder;
        if (known == null) {
            return;
        }
        try (var files = Files.list(known)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(known);
        } catch (IOException e) {
            // an empty folder among the temporary ones does no harm
        }
    }
}
