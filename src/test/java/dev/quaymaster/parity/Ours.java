package dev.quaymaster.parity;

import dev.quaymaster.cli.CommandLineRun;
import dev.quaymaster.engine.docker.DockerEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// This program, in this process.
final class Ours implements Party {

    private final Map<String, String> environment;

    Ours(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Outcome run(Path folder, List<String> command) {
        var outcome =
                new CommandLineRun(folder, environment, DockerEngine::connect).run(command.toArray(String[]::new));
        return new Outcome(outcome.code(), outcome.all());
    }

    @Override
    public List<String> agreement() {
        return List.of("--yes");
    }

    @Override
    public String toString() {
        return "ours";
    }
}
