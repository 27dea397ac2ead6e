package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.stack.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/// `scale`.
@Command(
        description = {
            "Change the number of containers of services: SERVICE=N.",
            "What they depend on, and containers that are out of date, stay as they are."
        })
public final class ScaleCommand extends ChangingCommand {

    /// @param invocation the run of the program it belongs to
    public ScaleCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        return change(Request.Up.scaling(numbers(services())));
    }

    private static Map<String, Integer> numbers(List<String> words) {
        var numbers = new LinkedHashMap<String, Integer>();
        for (var word : words) {
            if (!word.matches("[^=]+=\\d{1,4}")) {
                throw new CommandException(ExitCode.USAGE, "Write SERVICE=N, not " + word + ".");
            }
            var equals = word.indexOf('=');
            numbers.put(word.substring(0, equals), Integer.parseInt(word.substring(equals + 1)));
        }
        if (numbers.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "Name services and numbers: scale web=3.");
        }
        return numbers;
    }
}
