package dev.quaymaster.cli.command;

import dev.quaymaster.cli.console.Console;
import dev.quaymaster.engine.Engine;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// A command. What it throws becomes a message and an exit code.
public abstract class Command implements Callable<Integer> {

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    private final Invocation invocation;

    /// @param invocation the run of the program it belongs to
    protected Command(Invocation invocation) {
        this.invocation = invocation;
    }

    /// Does the work.
    ///
    /// @return the number the shell gets
    protected abstract int run() throws IOException, InterruptedException;

    @Override
    public final Integer call() throws IOException, InterruptedException {
        invocation.use(options);
        invocation.settings(); // says what is wrong with them, whatever the command is
        return run();
    }

    /// The run of the program this belongs to.
    public Invocation invocation() {
        return invocation;
    }

    /// Where it reads and writes.
    public Console console() {
        return invocation.console();
    }

    /// The engine.
    public Engine engine() {
        return invocation.engine();
    }

    /// Asks before data is lost: at a terminal in words, elsewhere `--yes` must have been given.
    ///
    /// @param yes whether `--yes` was given
    /// @param what what is about to happen, a sentence
    /// @return whether to go on
    protected boolean agreed(boolean yes, String what) {
        if (yes) {
            return true;
        }
        invocation.say(what);
        if (console().canAsk()) {
            return console().confirm("Go on?");
        }
        invocation.say("Nothing was done. Add --yes to go on without being asked.");
        return false;
    }
}
