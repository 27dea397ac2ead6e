package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.spec.ExecSpec;
import dev.quaymaster.files.FileFailure;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A volume as the `tar` of a helper container tells it, for engines whose archive endpoint does
/// not tell owners. Extended attributes are not in it.
final class HelperTar extends FilterInputStream {

    private static final int BUFFER = 256 * 1024;

    /// With this tar says that a file changed while it was read, which whoever reads live counts
    /// on.
    private static final int SOME_FILES_DIFFER = 1;

    /// Containers may be held still while it is read.
    private static final Duration READING_STOPS = Duration.ofMinutes(2);

    private final Engine engine;
    private final Helper helper;
    private final CompletableFuture<String> problem;

    private HelperTar(Engine engine, Helper helper, String folder, PipedInputStream in, PipedOutputStream out) {
        super(in);
        this.engine = engine;
        this.helper = helper;
        this.problem = CompletableFuture.supplyAsync(() -> run(folder, out), Thread::startVirtualThread);
    }

    /// Opens the stream of a volume's folder, given as its path in the helper; closing it removes
    /// the helper container.
    ///
    /// @return empty when no image has a shell and tar
    static Optional<InputStream> open(HelperContainers helpers, String volume, String folder) {
        var helper = helpers.open(volume, HelperContainers.Access.READ_ONLY);
        var opened = false;
        try {
            if (!helper.canRearrange() || !hasTar(helpers.engine(), helper)) {
                return Optional.empty();
            }
            var out = new PipedOutputStream();
            var in = new PipedInputStream(out, BUFFER);
            opened = true;
            return Optional.of(new HelperTar(helpers.engine(), helper, folder, in, out));
        } catch (IOException e) {
            throw new VolumeException("Volume " + volume + " can't be read: " + FileFailure.reason(e), e);
        } finally {
            if (!opened) {
                helper.close();
            }
        }
    }

    private static boolean hasTar(Engine engine, Helper helper) {
        var words = new ByteArrayOutputStream();
        var look = ExecSpec.of("sh", "-c", "command -v tar");
        return engine.exec(helper.container(), look, words, words) == 0;
    }

    /// Returns what went wrong, or nothing.
    private String run(String folder, PipedOutputStream out) {
        var words = new ByteArrayOutputStream();
        var command = ExecSpec.of("tar", "-cf", "-", "-C", folder, ".").idleFor(READING_STOPS);
        try (out) {
            var code = engine.exec(helper.container(), command, out, words);
            return code <= SOME_FILES_DIFFER
                    ? ""
                    : words.toString(StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return FileFailure.reason(e);
        }
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        failAtTheEnd(next);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        failAtTheEnd(count);
        return count;
    }

    /// A part must not look like the whole.
    private void failAtTheEnd(int count) throws IOException {
        if (count >= 0) {
            return;
        }
        try {
            var words = problem.join();
            if (!words.isEmpty()) {
                throw new IOException(words);
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof EngineException known
                    ? new IOException(known.getMessage(), known)
                    : new IOException("the volume's tar broke off", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            helper.close();
        }
    }
}
