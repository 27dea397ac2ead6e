package dev.quaymaster.engine.image;

import dev.quaymaster.engine.spec.BuildSpec;
import dev.quaymaster.engine.spec.BuildSpec.Dockerfile;
import dev.quaymaster.files.BoundedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files a build sees, as a tar stream that is made while it is read.
final class BuildContext implements AutoCloseable {

    private static final int PIPE = 256 * 1024;
    private static final String OWN_DOCKERFILE = ".quaymaster.Dockerfile";

    private final String dockerfile;
    private final String instructions;
    private final Pipe pipe;
    private final Thread writer;

    private BuildContext(String dockerfile, String instructions, ContextTar content) throws IOException {
        this.dockerfile = dockerfile;
        this.instructions = instructions;
        this.pipe = new Pipe();
        var out = new PipedOutputStream(pipe);
        this.writer = Thread.ofVirtual().name("build context").start(() -> {
            try (out) {
                content.writeTo(out);
            } catch (IOException e) {
                pipe.failure = e;
            }
        });
    }

    static BuildContext open(BuildSpec spec) throws IOException {
        var folder = spec.context();
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        return switch (spec.dockerfile()) {
            case Dockerfile.Inline(var text) ->
                new BuildContext(
                        OWN_DOCKERFILE, text, new ContextTar(folder, rules(folder, ""), "", OWN_DOCKERFILE, text));
            case Dockerfile.Named(var path) ->
                named(folder, folder.resolve(path).normalize());
        };
    }

    private static BuildContext named(Path folder, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no " + file);
        }
        // Instructions are ASCII; what else is in it need not be read as anything.
        var text = new String(BoundedFile.bytes(file), StandardCharsets.ISO_8859_1);
        if (!file.startsWith(folder.normalize())) {
            return new BuildContext(
                    OWN_DOCKERFILE,
                    text,
                    new ContextTar(folder, rules(folder, ""), "", OWN_DOCKERFILE, BoundedFile.text(file)));
        }
        var name = ContextTar.slashed(folder.normalize().relativize(file));
        return new BuildContext(name, text, new ContextTar(folder, rules(folder, name), name, "", ""));
    }

    /// A Dockerfile may have rules of its own beside it.
    private static IgnoreRules rules(Path folder, String dockerfile) throws IOException {
        for (var name : List.of(dockerfile + ".dockerignore", ".dockerignore")) {
            var file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return IgnoreRules.parse(BoundedFile.text(file).lines().toList());
            }
        }
        return IgnoreRules.parse(List.of());
    }

    /// The Dockerfile's path within the stream.
    String dockerfile() {
        return dockerfile;
    }

    /// What is in the Dockerfile.
    String instructions() {
        return instructions;
    }

    InputStream tar() {
        return pipe;
    }

    @Override
    public void close() throws IOException {
        pipe.close();
        writer.interrupt();
    }

    /// A pipe whose end is an error if the writer ended with one.
    private static final class Pipe extends PipedInputStream {

        private volatile @Nullable IOException failure;

        Pipe() {
            super(PIPE);
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
            var count = super.read(buffer, offset, length);
            var broken = failure;
            if (count < 0 && broken != null) {
                throw broken;
            }
            return count;
        }
    }
}
