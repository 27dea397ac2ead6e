package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `volume unlock`.
@picocli.CommandLine.Command(description = "Let locked volumes be changed and removed again.")
public final class VolumeUnlockCommand extends Command {

    @Parameters(paramLabel = "VOLUME", arity = "1..*", description = "Names of volumes")
    private List<String> names = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public VolumeUnlockCommand(Invocation invocation) {
        super(invocation);
    }

    /// Asks no engine: a volume that is gone can be unlocked, too.
    @Override
    protected int run() {
        var locked = invocation().lockedVolumes();
        for (var name : names) {
            if (!locked.now().contains(name)) {
                throw new CommandException(
                        ExitCode.NOT_FOUND, "Volume " + name + " is not locked.");
            }
            locked.set(name, false);
            console().out().println(name);
        }
        return ExitCode.OK.number();
    }
}
