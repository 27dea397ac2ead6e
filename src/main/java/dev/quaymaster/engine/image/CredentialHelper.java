package dev.quaymaster.engine.image;

import dev.quaymaster.engine.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// A program that keeps what `docker login` was told.
/// <https://github.com/docker/docker-credential-helpers>
@FunctionalInterface
interface CredentialHelper {

    /// Asks the program.
    ///
    /// @param name the last part of the program's name
    /// @param verb `get` or `list`
    /// @param input what it reads: a registry for `get`
    /// @return its answer, or a missing value when it has none
    /// @throws IOException when it can't be run, or answers with no JSON
    Json ask(String name, String verb, String input) throws IOException, InterruptedException;

    /// Runs the program that is on the path.
    static Json program(String name, String verb, String input)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder("docker-credential-" + name, verb).start();
        try (var stdout = process.getInputStream()) {
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var answer = Json.parse(stdout);
            var succeeded = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
            return succeeded ? answer : Json.parse("");
        } finally {
            process.destroy();
        }
    }
}
