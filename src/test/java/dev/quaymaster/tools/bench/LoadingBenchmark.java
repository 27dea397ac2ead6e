package dev.quaymaster.tools.bench;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;

/// Prints how many milliseconds, to the hundredth, each of some loads of a compose file takes once
/// the program is warm.
public final class LoadingBenchmark {

    private static final int WARMING = 30;
    private static final int ROUNDS = 15;

    private LoadingBenchmark() {}

    /// Loads the file that is the one argument.
    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        ComposeFiles files = ComposeFiles.find(file, Map.of());
        StringJoiner times = new StringJoiner(" ");
        for (int round = -WARMING; round < ROUNDS; round++) {
            long began = System.nanoTime();
            boolean loaded = ProjectLoader.load(files).project().isPresent();
            long hundredths = (System.nanoTime() - began) / 10_000;
            if (!loaded) {
                throw new IllegalStateException(file + " can't be loaded");
            }
            if (round >= 0) {
                times.add(Double.toString(hundredths / 100.0));
            }
        }
        System.out.println(times);
    }
}
