package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.stack.spec.ComposeLabels;
import dev.quaymaster.volume.VolumeLocks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks volumes up on the engine.
public final class Volumes {

    private Volumes() {}

    /// The volume of that name.
    ///
    /// @throws CommandException NOT_FOUND when there is none
    public static Volume find(Engine engine, String name) {
        return engine.volume(name)
                .orElseThrow(() -> new CommandException(
                        ExitCode.NOT_FOUND,
                        "There is no volume "
                                + name
                                + " on this engine. quaymaster volume ls shows"
                                + " which there are."));
    }

    /// Which of these volumes are protected; empty when the settings can't be read, which was said.
    ///
    /// @param volumes all of the engine
    static Optional<VolumeLocks> locks(Invocation invocation, List<Volume> volumes) {
        return invocation.lockedVolumes().known().map(names -> VolumeLocks.of(names, volumes));
    }

    /// The names of the volumes that a stack has on the engine: those that carry its label, and
    /// those its containers have mounted, as a volume restored by hand carries none.
    public static List<String> ofStack(Engine engine, String project) {
        var filter = LabelFilter.equal(ComposeLabels.PROJECT, project);
        var labelled = engine.volumes(filter).stream().map(Volume::name);
        var mounted = engine.containers(filter).stream()
                .flatMap(container -> container.mounts().stream())
                .filter(mount -> mount.type() == MountPoint.Type.VOLUME)
                .map(MountPoint::name);
        return Stream.concat(labelled, mounted).distinct().sorted().toList();
    }
}
