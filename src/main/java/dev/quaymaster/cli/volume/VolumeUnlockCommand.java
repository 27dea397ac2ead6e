package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.ResultNames;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `volume unlock`.
@CommandLine.Command(description = "Let locked volumes be changed and removed again.")
public final class VolumeUnlockCommand extends Command {

    @Parameters(paramLabel = "VOLUME", arity = "1..*", description = "Names of volumes")
    private List<String> names = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public VolumeUnlockCommand(Invocation invocation) {
        super(invocation);
    }

    /// Asks the engine only about volumes that are not locked: one that is gone can be unlocked,
    /// too.
    @Override
    protected int run() {
        var locked = invocation().lockedVolumes();
        var now = locked.now();
        names.stream().filter(name -> !now.contains(name)).forEach(this::sayNotLocked);
        try (var done = new ResultNames(invocation())) {
            for (var name : names.stream().filter(now::contains).toList()) {
                locked.set(name, false);
                done.add(name);
            }
        }
        return ExitCode.OK.number();
    }

    /// That is as it was asked for, unless the data is locked under another name.
    private void sayNotLocked(String name) {
        Volumes.find(engine(), name);
        var other = invocation().volumeGuard().now().lockOf(name).filter(one -> !names.contains(one));
        if (other.isPresent()) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "Volume %s is not locked itself, but shows the same data as volume %s, which is. To unlock that: quaymaster volume unlock %s"
                            .formatted(name, other.get(), other.get()));
        }
        invocation().say("Volume %s is not locked.".formatted(name));
    }
}
