package dev.quaymaster.cli.command;

import java.util.ArrayList;
import java.util.List;

/// Prints the names of what a command has dealt with: each at once on a line of its own, or, as
/// JSON, all in one list at the end, also when the command failed on the way.
public final class ResultNames implements AutoCloseable {

    private final Invocation invocation;
    private final List<String> names = new ArrayList<>();

    /// Begins with none.
    public ResultNames(Invocation invocation) {
        this.invocation = invocation;
    }

    /// One more is done.
    public void add(String name) {
        names.add(name);
        if (!invocation.json()) {
            invocation.console().out().println(name);
        }
    }

    @Override
    public void close() {
        if (invocation.json()) {
            invocation.names(names);
        }
    }
}
