package dev.quaymaster.tools.bench;

import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumePath;
import java.io.IOException;
import java.util.Optional;
import java.util.StringJoiner;

/// Prints how many milliseconds each of some listings of an open volume's root takes.
public final class ListingBenchmark {

    private static final int ROUNDS = 25;

    private ListingBenchmark() {}

    /// Lists the volume whose name is the one argument.
    public static void main(String[] args) throws IOException {
        var times = new StringJoiner(" ");
        try (var engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
                var volume = VolumeBrowser.open(engine, args[0])) {
            for (int round = 0; round < ROUNDS; round++) {
                long began = System.nanoTime();
                int entries = volume.list(VolumePath.ROOT).size();
                times.add(Long.toString((System.nanoTime() - began) / 1_000_000));
                if (entries != 1000) {
                    throw new IllegalStateException("Expected 1000 entries, got " + entries);
                }
            }
        }
        System.out.println(times);
    }
}
