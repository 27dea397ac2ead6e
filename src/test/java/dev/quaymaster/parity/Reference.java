package dev.quaymaster.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The reference `docker-compose`, with the engine's classic builder unless told otherwise: its new
/// one keeps a cache of its own.
final class Reference implements Party {

    private final String program;
    private final Map<String, String> environment;

    Reference(String program, Map<String, String> environment) {
        this.program = program;
        this.environment = environment;
    }

    @Override
    public Outcome run(Path folder, List<String> command) {
        var words = new ArrayList<>(List.of(program));
        words.addAll(command);
        var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("DOCKER_BUILDKIT", "0", "COMPOSE_BAKE", "false"));
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> agreement() {
        return List.of();
    }

    @Override
    public String toString() {
        return "reference";
    }
}
