package dev.quaymaster.cli;

import dev.quaymaster.cli.console.Console;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineEndpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Runs command lines in this process, as if typed in a folder.
public final class CommandLineRun {

    private final Path folder;
    private final Map<String, String> environment;
    private final Function<EngineEndpoint, Engine> connector;

    /// What came of a command line.
    public record Outcome(int code, String out, String err) {

        public String all() {
            return "exit %d%n--- out%n%s--- err%n%s".formatted(code, out, err);
        }
    }

    public CommandLineRun(Path folder, Map<String, String> environment, Function<EngineEndpoint, Engine> connector) {
        this.folder = folder;
        this.environment = new HashMap<>(environment);
        this.connector = connector;
    }

    public Outcome run(String... args) {
        return run("", Console.Terminals.NONE, args);
    }

    /// At a terminal, answering a question.
    Outcome answering(String typed, String... args) {
        return run(typed, new Console.Terminals(true, false, true), args);
    }

    /// With standard input.
    Outcome withInput(String input, String... args) {
        return run(input, Console.Terminals.NONE, args);
    }

    private Outcome run(String input, Console.Terminals terminals, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                terminals,
                environment,
                folder);
        var code = Cli.run(console, connector, args);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
