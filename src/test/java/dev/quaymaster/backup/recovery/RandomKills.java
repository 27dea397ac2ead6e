package dev.quaymaster.backup.recovery;

import dev.quaymaster.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs the program and kills it at random moments of what it does. How long that takes is learnt
/// from those that came to their end first, so most of the others do not, on a fast machine or a
/// slow one.
final class RandomKills<A extends Enum<A>> {

    private static final long FIRST_GUESS = TimeUnit.MILLISECONDS.toNanos(3500);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);
    private static final int KILLED = 128 + 9;

    private final Path folder;
    private final Map<String, String> environment;
    private final Random random;
    private final Map<A, Long> lengths;
    private final Map<A, Integer> tries;
    private final Map<A, Integer> hits;

    /// @param folder for what the programs print
    RandomKills(Class<A> actions, Path folder, Map<String, String> environment, Random random) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.random = random;
        this.lengths = new EnumMap<>(actions);
        this.tries = new EnumMap<>(actions);
        this.hits = new EnumMap<>(actions);
    }

    /// A program that runs.
    ///
    /// @param begun by the clock of [System#nanoTime]
    /// @param end by the same clock
    /// @param life how long it is left alive, nanoseconds
    /// @param said what it prints
    record Program<A>(A action, Process process, long begun, CompletableFuture<Long> end, long life, Path said) {}

    /// What became of a program.
    ///
    /// @param code its exit code, when it was not killed
    record Ending<A>(A action, boolean killed, int code, String said) {

        @Override
        public String toString() {
            return "%s %s: %s".formatted(action, killed ? "was killed" : "ended with " + code, said);
        }
    }

    /// Starts one.
    Program<A> start(A action, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        var said = Files.createTempFile(folder, action.name(), ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(said.toFile());
        builder.redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        var length = lengths.getOrDefault(action, FIRST_GUESS);
        var life = length / 8 + random.nextLong(length * 7 / 8);
        var begun = System.nanoTime();
        var process = builder.start();
        var end = process.onExit().thenApply(_ -> System.nanoTime());
        return new Program<>(action, process, begun, end, life, said);
    }

    /// Kills each at its moment, unless it has ended before.
    ///
    /// @return what became of them, in their order
    List<Ending<A>> kill(List<Program<A>> programs) throws IOException, InterruptedException {
        var byMoment = programs.stream()
                .sorted(Comparator.comparingLong(one -> one.begun() + one.life()))
                .toList();
        for (var program : byMoment) {
            var left = program.begun() + program.life() - System.nanoTime();
            var _ = program.process().waitFor(left, TimeUnit.NANOSECONDS);
            program.process().destroyForcibly().waitFor();
        }
        var endings = new ArrayList<Ending<A>>();
        for (var program : programs) {
            endings.add(ending(program));
        }
        return endings;
    }

    private Ending<A> ending(Program<A> program) throws IOException {
        var action = program.action();
        var code = program.process().exitValue();
        var killed = code == KILLED;
        tries.merge(action, 1, Integer::sum);
        if (killed) {
            hits.merge(action, 1, Integer::sum);
        }
        lengths.put(
                action,
                killed
                        ? Math.min(lengths.getOrDefault(action, FIRST_GUESS) * 21 / 20, LONGEST)
                        : program.end().join() - program.begun());
        return new Ending<>(
                action, killed, code, Files.readString(program.said()).strip());
    }

    /// How many programs were killed while they ran.
    int hits() {
        return hits.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many were to be killed.
    int tries() {
        return tries.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The numbers, for who looks at the run.
    @Override
    public String toString() {
        return "%d of %d were killed while they ran: %s of %s".formatted(hits(), tries(), hits, tries);
    }
}
