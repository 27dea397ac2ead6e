package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.VolumeLocks;
import dev.quaymaster.volume.VolumeUsage;
import dev.quaymaster.volume.VolumeUser;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `volume inspect`.
@CommandLine.Command(description = "Show all that is known of a volume.")
public final class VolumeInspectCommand extends Command {

    @Parameters(paramLabel = "VOLUME", description = "Its name")
    private String name = "";

    /// @param invocation the run of the program it belongs to
    public VolumeInspectCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var volume = Volumes.find(engine(), name);
        var users = VolumeUsage.users(engine(), name);
        var locks = Volumes.locks(invocation(), engine().volumes(LabelFilter.all()));
        if (invocation().json()) {
            invocation().document(VolumeLsCommand.tree(volume, users, locks));
        } else {
            print(volume, users, locks);
        }
        return ExitCode.OK.number();
    }

    private void print(Volume volume, List<VolumeUser> users, Optional<VolumeLocks> locks) {
        line("name", volume.name());
        var locked = VolumeLsCommand.words(locks, volume);
        if (!locked.equals("-")) {
            line("locked", locked.equals("locked") ? "yes" : locked);
        }
        line("driver", volume.driver());
        VolumeLsCommand.stack(volume).ifPresent(stack -> line("stack", stack));
        volume.created().ifPresent(time -> line("created", time.toString()));
        line("folder", volume.mountpoint());
        new TreeMap<>(volume.options()).forEach((key, value) -> line("option", key + "=" + value));
        new TreeMap<>(volume.labels()).forEach((key, value) -> line("label", key + "=" + value));
        users.forEach(user -> line("used by", VolumeLsCommand.words(user) + " at " + user.destination()));
    }

    private void line(String what, String value) {
        console().out().println(what + " ".repeat(10 - what.length()) + value);
    }
}
