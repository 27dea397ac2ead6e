package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.ResultNames;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.volume.VolumeException;
import dev.quaymaster.volume.VolumeGuard;
import dev.quaymaster.volume.VolumeLocks;
import dev.quaymaster.volume.VolumeUsage;
import dev.quaymaster.volume.VolumeUser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `volume rm`.
@CommandLine.Command(description = "Remove volumes with all their data.")
public final class VolumeRmCommand extends Command {

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask")
    private boolean yes;

    @Parameters(paramLabel = "VOLUME", arity = "1..*", description = "Names of volumes")
    private List<String> names = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public VolumeRmCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        kept(names, () -> names.forEach(name -> Volumes.find(engine(), name)));
        var guard = invocation().volumeGuard();
        kept(names, () -> refuse(guard.now()));
        var what = "This removes with all their data: " + String.join(", ", names);
        if (!agreed(yes, what)) {
            return ExitCode.FAILED.number();
        }
        try (var done = new ResultNames(invocation())) {
            for (var i = 0; i < names.size(); i++) {
                var name = names.get(i);
                kept(names.subList(i, names.size()), () -> remove(guard, name));
                done.add(name);
            }
        }
        return ExitCode.OK.number();
    }

    private void refuse(VolumeLocks locks) {
        names.forEach(name -> locks.check(name, "remove"));
        var users = VolumeUsage.byVolume(engine().containers(LabelFilter.all()));
        names.forEach(name -> refuseIfUsed(name, users.getOrDefault(name, List.of())));
    }

    private void remove(VolumeGuard guard, String name) {
        guard.check(name, "remove"); // it may have been locked while the user was asked
        engine().removeVolume(name);
    }

    /// Where several volumes were named, a failure over one says what became of the others.
    private void kept(List<String> left, Runnable step) {
        try {
            step.run();
        } catch (VolumeException | CommandException | EngineException e) {
            if (names.size() > 1) {
                invocation().say("Not removed: " + String.join(", ", left) + ".");
            }
            throw e;
        }
    }

    private static void refuseIfUsed(String name, List<VolumeUser> users) {
        if (!users.isEmpty()) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "Volume %s is used by %s. Remove that first; nothing was removed."
                            .formatted(
                                    name,
                                    users.stream().map(VolumeLsCommand::words).collect(Collectors.joining(", "))));
        }
    }
}
