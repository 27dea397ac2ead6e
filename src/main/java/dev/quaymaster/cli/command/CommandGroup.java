package dev.quaymaster.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/// A word that stands before other commands, such as `volume`.
@CommandLine.Command
public final class CommandGroup {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    private final String description;
    private final Map<String, Supplier<Object>> members = new LinkedHashMap<>();

    /// @param description what its members are about
    public CommandGroup(Invocation invocation, String description) {
        this.description = description;
        invocation.use(options);
    }

    /// Adds a command, or a group of commands.
    public CommandGroup with(String name, Supplier<Object> maker) {
        members.put(name, maker);
        return this;
    }

    /// What its members are about.
    public String description() {
        return description;
    }

    /// Name → what makes the command.
    public Map<String, Supplier<Object>> members() {
        return members;
    }
}
