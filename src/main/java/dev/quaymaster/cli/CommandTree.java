package dev.quaymaster.cli;

import dev.quaymaster.cli.command.CommandGroup;
import dev.quaymaster.cli.command.GlobalOptions;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.StackCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Puts the commands together. Only the one that is called is made: making all of them would take
/// longer than most of them run.
final class CommandTree {

    private final Invocation invocation;
    private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

    private CommandTree(Invocation invocation) {
        this.invocation = invocation;
        commands.putAll(CommandList.of(invocation));
    }

    /// The commands that these arguments may need.
    static CommandLine of(Invocation invocation, String... args) {
        return new CommandTree(invocation).build(args);
    }

    private CommandLine build(String... args) {
        var options = new GlobalOptions();
        invocation.use(options);
        var root = new CommandLine(new Root());
        root.addMixin("global", options);
        addHelp(root.getCommandSpec());
        root.getCommandSpec()
                .addOption(OptionSpec.builder("--version")
                        .versionHelp(true)
                        .description("Show the version")
                        .build());
        invocation.composeBefore().addTo(root.getCommandSpec());
        var called = called(root.getCommandSpec(), args).filter(commands::containsKey);
        commands.forEach((name, maker) -> {
            if (called.isEmpty() || called.get().equals(name)) {
                add(root, name, maker.get());
            }
        });
        root.setOverwrittenOptionsAllowed(true);
        root.setColorScheme(CommandLine.Help.defaultColorScheme(
                invocation.console().terminals().out() ? Ansi.AUTO : Ansi.OFF));
        return root;
    }

    private void add(CommandLine parent, String name, Object command) {
        var line = new CommandLine(command);
        addHelp(line.getCommandSpec());
        if (command instanceof StackCommand stack) {
            stack.addComposeOptions(line.getCommandSpec());
            line.setStopAtPositional(stack.takesACommand());
        }
        if (command instanceof CommandGroup group) {
            line.getCommandSpec().usageMessage().description(group.description());
            group.members().forEach((member, maker) -> add(line, member, maker.get()));
        }
        parent.addSubcommand(name, line);
    }

    private static void addHelp(CommandSpec command) {
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help")
                .build());
    }

    /// The first word that is neither an option nor the value of one.
    private static Optional<String> called(CommandSpec root, String... args) {
        for (var i = 0; i < args.length; i++) {
            if (!args[i].startsWith("-")) {
                return Optional.of(args[i]);
            }
            var option = root.optionsMap().get(args[i]);
            if (option != null && takesValue(option)) {
                i++;
            }
        }
        return Optional.empty();
    }

    private static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }
}
