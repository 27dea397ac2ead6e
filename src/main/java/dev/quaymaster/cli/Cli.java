package dev.quaymaster.cli;

import dev.quaymaster.cli.command.ComposeProblems;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.Console;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.words.VisibleText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs a command line.
public final class Cli {

    private Cli() {}

    /// Runs a command line in this process; Ctrl-C cancels it.
    ///
    /// @return the exit code
    public static int run(String... args) {
        try (var _ = Interrupts.listen()) {
            return run(Console.ofThisProcess(), DockerEngine::connect, args);
        }
    }

    /// Runs a command line.
    ///
    /// @param console where it reads and writes
    /// @param connector connects to an engine
    /// @return the exit code
    public static int run(
            Console console, Function<EngineEndpoint, Engine> connector, String... args) {
        try (var invocation = new Invocation(console, connector)) {
            var line = CommandTree.of(invocation, args);
            line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
            line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
            line.setParameterExceptionHandler((failure, _) -> usage(failure));
            line.setExecutionExceptionHandler((failure, _, _) -> failed(invocation, failure));
            return execute(line, invocation, args);
        }
    }

    /// Where something hostile or huge takes all memory or depth, the command is given up, not the
    /// user told of the program's insides; by now all that it held has been let go.
    private static int execute(CommandLine line, Invocation invocation, String... args) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return failed(invocation, e);
        }
    }

    private static int usage(ParameterException failure) {
        var command = failure.getCommandLine();
        var err = command.getErr();
        err.println(VisibleText.lines(String.valueOf(failure.getMessage())));
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help.");
        return ExitCode.USAGE.number();
    }

    private static int failed(Invocation invocation, Throwable failure) {
        var interrupted = Thread.interrupted();
        var code = Failures.code(failure);
        if (interrupted && code == ExitCode.FAILED) {
            code = ExitCode.CANCELLED;
        }
        invocation.console().out().flush();
        if (invocation.verbose() && !(failure instanceof ComposeProblems)) {
            failure.printStackTrace(invocation.console().err());
        }
        invocation.say(code == ExitCode.CANCELLED ? "Cancelled." : Failures.words(failure));
        if (code != ExitCode.CANCELLED && Failures.unexpected(failure)) {
            System.getLogger(Cli.class.getName())
                    .log(System.Logger.Level.ERROR, "A command failed", failure);
            var log = invocation.folders().log();
            invocation.say(
                    Files.isWritable(log)
                            ? "The details are in " + log
                            : log
                                    + " can't be written. With --verbose the details are shown"
                                    + " here.");
        }
        return code.number();
    }
}
