package dev.quaymaster.engine.image;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.files.InterruptibleRead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A program that keeps passwords. It may ask the user in a window, talk to a service, or hang: it
/// is given up after a while, and ended with all it started.
///
/// @param prefix stands before a helper's name; what it makes is looked for on the path
/// @param limit from its start to the end of its answer
record CredentialProgram(String prefix, Duration limit) implements CredentialHelper {

    /// The programs of the docker command.
    static final CredentialProgram USUAL = new CredentialProgram("docker-credential-", Duration.ofSeconds(30));

    private static final int MOST_BYTES = 1024 * 1024;

    @Override
    public Json ask(String name, String verb, String input) throws IOException {
        var process = new ProcessBuilder(prefix + name, verb)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return InterruptibleRead.within(limit, "credential helper", () -> exchange(process, input, prefix + name));
        } catch (TimeoutException e) {
            throw failure(prefix + name, "did not answer within %d s".formatted(limit.toSeconds()), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Json exchange(Process process, String input, String program) throws IOException {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it ended without reading; how, says more
        }
        var answer = process.getInputStream().readNBytes(MOST_BYTES + 1);
        if (answer.length > MOST_BYTES) {
            throw failure(program, "answers without an end", null);
        }
        return succeeded(process) ? Json.parse(new String(answer, StandardCharsets.UTF_8)) : Json.parse("");
    }

    private static boolean succeeded(Process process) throws IOException {
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static EngineException failure(String program, String how, @Nullable Exception cause) {
        return new EngineException(
                Kind.FAILED,
                "The program %s, which keeps your passwords for registries, %s. Check it, or take it out of docker's config.json."
                        .formatted(program, how),
                cause);
    }
}
