package dev.quaymaster.backup.recovery;

import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/// A process that recovers, and prints what it did.
public final class RecoveringProcess {

    private RecoveringProcess() {}

    /// @param arguments the folder of journals
    public static void main(String[] arguments) {
        try (var engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()))) {
            System.out.println("begins");
            Recovery.run(engine, Path.of(arguments[0]), Clock.systemUTC(), Set::of)
                    .forEach(System.out::println);
        }
    }
}
