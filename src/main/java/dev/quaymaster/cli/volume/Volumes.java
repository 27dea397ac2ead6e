package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Volume;
import java.util.List;

/// Looks volumes up on the engine.
public final class Volumes {

    private Volumes() {}

    /// The volume of that name.
    ///
    /// @throws CommandException NOT_FOUND when there is none
    public static Volume find(Engine engine, String name) {
        return engine.volume(name)
                .orElseThrow(
                        () ->
                                new CommandException(
                                        ExitCode.NOT_FOUND,
                                        "There is no volume "
                                                + name
                                                + " on this engine. quaymaster volume ls shows"
                                                + " which there are."));
    }

    /// The names of the volumes that a stack has on the engine.
    public static List<String> ofStack(Engine engine, String project) {
        var filter = LabelFilter.equal("com.docker.compose.project", project);
        return engine.volumes(filter).stream().map(Volume::name).toList();
    }
}
