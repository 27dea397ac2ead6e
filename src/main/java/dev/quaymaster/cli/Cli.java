package dev.quaymaster.cli;

import dev.quaymaster.cli.command.ComposeProblems;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.Console;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineEndpoint;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.settings.SettingsException;
import dev.quaymaster.words.VisibleText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
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
    public static int run(Console console, Function<EngineEndpoint, Engine> connector, String... args) {
        try (var invocation = new Invocation(console, connector)) {
            var line = CommandTree.of(invocation, args);
            line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
            line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
            line.setExecutionStrategy(Cli::execute);
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

    /// Help is given only for a command that there is.
    private static int execute(ParseResult parsed) {
        var called = parsed;
        while (called.hasSubcommand()) {
            called = called.subcommand();
        }
        var command = called.commandSpec().commandLine();
        if (!command.getSubcommands().isEmpty() && !called.unmatched().isEmpty()) {
            throw new UnmatchedArgumentException(command, called.unmatched());
        }
        return new RunLast().execute(parsed);
    }

    private static int usage(ParameterException failure) {
        var command = failure.getCommandLine();
        var err = command.getErr();
        err.println(VisibleText.lines(words(failure)));
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help.");
        return ExitCode.USAGE.number();
    }

    /// What is wrong with the settings was said at the beginning.
    private static String words(Invocation invocation, Throwable failure) {
        return failure instanceof SettingsException settings && settings.unreadable() && invocation.toldOfSettings()
                ? "Nothing was done, as the settings can't be read."
                : CommandFailures.words(failure);
    }

    private static String words(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
            return String.valueOf(failure.getMessage());
        }
        var word = unmatched.getUnmatched().getFirst();
        return unmatched.getCommandLine().getSubcommands().isEmpty()
                ? "“%s” is not understood here.".formatted(word)
                : "There is no command “%s”.".formatted(word);
    }

    private static int failed(Invocation invocation, Throwable failure) {
        var interrupted = Thread.interrupted();
        var code = CommandFailures.code(failure);
        if (interrupted && code == ExitCode.FAILED) {
            code = ExitCode.CANCELLED;
        }
        invocation.console().out().flush();
        if (invocation.verbose() && !(failure instanceof ComposeProblems)) {
            failure.printStackTrace(invocation.console().err());
        }
        var silent = code == ExitCode.CANCELLED && !CommandFailures.saysWhatIsLeft(failure);
        invocation.say(silent ? "Cancelled." : words(invocation, failure));
        if (code != ExitCode.CANCELLED && CommandFailures.unexpected(failure)) {
            System.getLogger(Cli.class.getName()).log(System.Logger.Level.ERROR, "A command failed", failure);
            var log = invocation.folders().log();
            invocation.say(
                    Files.isWritable(log)
                            ? "The details are in " + log
                            : log + " can't be written. With --verbose the details are shown" + " here.");
        }
        return code.number();
    }
}
