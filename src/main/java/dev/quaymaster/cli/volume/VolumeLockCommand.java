package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.ResultNames;
import dev.quaymaster.cli.console.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `volume lock`.
@CommandLine.Command(
        description = {
            "Protect volumes: Quaymaster does not change, restore or remove them.",
            "Other programs, docker itself among them, know nothing of it."
        })
public final class VolumeLockCommand extends Command {

    @Parameters(paramLabel = "VOLUME", arity = "1..*", description = "Names of volumes")
    private List<String> names = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public VolumeLockCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        names.forEach(name -> Volumes.find(engine(), name));
        try (var done = new ResultNames(invocation())) {
            for (var name : names) {
                invocation().lockedVolumes().set(name, true);
                done.add(name);
            }
        }
        return ExitCode.OK.number();
    }
}
