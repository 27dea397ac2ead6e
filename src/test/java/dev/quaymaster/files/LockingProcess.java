package dev.quaymaster.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/// Another process that tries to take a lock, and holds it until it is closed.
public final class LockingProcess implements AutoCloseable {

    private static final String HELD = "held";

    private final Process process;
    private final BufferedReader out;

    private LockingProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /// Which program's way of locking it follows.
    public enum Program {
        TODAY,
        /// The one that wrote its purpose into the lock file itself.
        YESTERDAY
    }

    /// Starts it.
    public static LockingProcess start(Program program, Path file) {
        try {
            return new LockingProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LockingProcess.class.getName(),
                            program.name(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether another process of today's program gets this lock now.
    public static boolean gets(Path file) {
        try (var other = start(Program.TODAY, file)) {
            return other.holds();
        }
    }

    /// Whether it got the lock; waits for it to have tried.
    public boolean holds() {
        try {
            var answer = out.readLine();
            if (answer == null) {
                throw new IllegalStateException("the other process said nothing");
            }
            return answer.equals(HELD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /// Ends it as `kill -9` does.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try (Writer in = new OutputStreamWriter(process.getOutputStream(), UTF_8)) {
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// The other process: says whether it got the lock, and keeps it until its input ends.
    public static void main(String[] args) throws IOException {
        var file = Path.of(args[1]);
        var held = switch (Program.valueOf(args[0])) {
            case TODAY -> LockFile.tryTake(file, "another process").isPresent();
            case YESTERDAY -> takeAsYesterday(file);
        };
        System.out.println(held ? HELD : "refused");
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    private static boolean takeAsYesterday(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            return false;
        }
        channel.truncate(0);
        var text = "yesterday's run, process %d\n"
                .formatted(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
        return true;
    }
}
