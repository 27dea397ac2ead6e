package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.Table;
import dev.quaymaster.stack.StackList;
import dev.quaymaster.stack.StackSummary;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `ls`.
@CommandLine.Command(description = "List the stacks of the engine, whoever started them.")
public final class LsCommand extends Command {

    @Option(
            names = {"-a", "--all"},
            description = "Stopped ones too")
    private boolean all;

    @Option(
            names = {"-q", "--quiet"},
            description = "Names only")
    private boolean quiet;

    /// @param invocation the run of the program it belongs to
    public LsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var stacks = StackList.read(engine()).stream()
                .filter(stack -> all || stack.running() > 0)
                .toList();
        if (invocation().json()) {
            invocation().documents(stacks.stream().map(LsCommand::tree).toList());
        } else if (quiet) {
            stacks.forEach(stack -> console().out().println(stack.name()));
        } else {
            var table = new Table("NAME", "RUNNING", "SERVICES", "CONFIG FILES");
            stacks.forEach(stack -> table.row(
                    stack.name(),
                    stack.running() + " of " + stack.total(),
                    String.join(", ", stack.services()),
                    String.join(",", stack.files())));
            console().out().print(table);
        }
        return ExitCode.OK.number();
    }

    private static JsonFields tree(StackSummary stack) {
        return new JsonFields()
                .with("name", stack.name())
                .with("running", stack.running())
                .with("total", stack.total())
                .with("services", stack.services())
                .with("files", stack.files())
                .with("workingDirectory", stack.workingDirectory());
    }
}
