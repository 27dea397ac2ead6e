package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Command;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.Table;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.VolumeLocks;
import dev.quaymaster.volume.VolumeUsage;
import dev.quaymaster.volume.VolumeUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `volume ls`.
@CommandLine.Command(description = "List the volumes of the engine, and who uses them.")
public final class VolumeLsCommand extends Command {

    @Option(
            names = {"-q", "--quiet"},
            description = "Names only")
    private boolean quiet;

    /// @param invocation the run of the program it belongs to
    public VolumeLsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var volumes = engine().volumes(LabelFilter.all());
        if (quiet && !invocation().json()) {
            volumes.forEach(volume -> console().out().println(volume.name()));
            return ExitCode.OK.number();
        }
        var users = VolumeUsage.byVolume(engine().containers(LabelFilter.all()));
        var locks = Volumes.locks(invocation(), volumes);
        if (invocation().json()) {
            invocation()
                    .documents(volumes.stream()
                            .map(volume -> tree(volume, users(users, volume), locks))
                            .toList());
        } else {
            var table = new Table("VOLUME", "DRIVER", "STACK", "USED BY", "LOCKED");
            volumes.forEach(volume -> table.row(
                    volume.name(),
                    volume.driver(),
                    stack(volume).orElse("-"),
                    words(users(users, volume)),
                    words(locks, volume)));
            console().out().print(table);
        }
        return ExitCode.OK.number();
    }

    /// A volume as JSON.
    static JsonFields tree(Volume volume, List<VolumeUser> users, Optional<VolumeLocks> locks) {
        return new JsonFields()
                .with("name", volume.name())
                .with("driver", volume.driver())
                .with("stack", stack(volume))
                .with("anonymous", volume.anonymous())
                .with("locked", locks.map(known -> known.holds(volume.name())))
                .with("lockedWith", locks.flatMap(known -> lockedWith(known, volume)))
                .with("mountpoint", volume.mountpoint())
                .with("created", volume.created())
                .with("labels", new TreeMap<>(volume.labels()))
                .with("options", new TreeMap<>(volume.options()))
                .with("users", users.stream().map(VolumeLsCommand::tree).toList());
    }

    /// The locked volume whose data this one shows, if it is another one.
    private static Optional<String> lockedWith(VolumeLocks locks, Volume volume) {
        return locks.lockOf(volume.name()).filter(other -> !other.equals(volume.name()));
    }

    /// Whether it is locked, in words; `?` when the settings can't be read.
    static String words(Optional<VolumeLocks> locks, Volume volume) {
        if (locks.isEmpty()) {
            return "?";
        }
        var known = locks.get();
        return lockedWith(known, volume)
                .map(other -> "with " + other)
                .orElse(known.holds(volume.name()) ? "locked" : "-");
    }

    private static JsonFields tree(VolumeUser user) {
        return new JsonFields()
                .with("container", user.container().name())
                .with("path", user.destination())
                .with("readOnly", user.readOnly())
                .with("running", user.running());
    }

    /// The stack it belongs to.
    static Optional<String> stack(Volume volume) {
        return Optional.ofNullable(volume.labels().get("com.docker.compose.project"));
    }

    private static List<VolumeUser> users(Map<String, List<VolumeUser>> users, Volume volume) {
        return users.getOrDefault(volume.name(), List.of());
    }

    private static String words(List<VolumeUser> users) {
        return users.isEmpty()
                ? "-"
                : users.stream().map(VolumeLsCommand::words).distinct().collect(Collectors.joining(", "));
    }

    /// A container that uses a volume, in words.
    static String words(VolumeUser user) {
        return user.container().name() + (user.running() ? "" : " (stopped)") + (user.readOnly() ? " (read-only)" : "");
    }
}
