package dev.quaymaster.cli.backup;

import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.volume.Volumes;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out what is to be backed up: the words of a command line → a stack or volumes.
final class BackupTarget {

    private final BackupCommand command;
    private final @Nullable String stack;
    private final List<String> volumes;

    /// What was found.
    ///
    /// @param stack name of the compose project
    /// @param volumes names on the engine; empty for all of the stack
    /// @param files the compose files of the stack
    /// @param planned names of the volumes that the compose files name; those that the engine has
    ///   of others belong to the stack too
    record Source(Optional<String> stack, List<String> volumes, List<Path> files, List<String> planned) {}

    BackupTarget(BackupCommand command, @Nullable String stack, List<String> volumes) {
        this.command = command;
        this.stack = stack;
        this.volumes = List.copyOf(volumes);
    }

    Source find() {
        if (stack != null && !volumes.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "Give --stack or --volume, not both.");
        }
        if (!volumes.isEmpty()) {
            volumes.forEach(name -> Volumes.find(command.engine(), name));
            return new Source(Optional.empty(), volumes, List.of(), List.of());
        }
        if (stack == null) {
            return command.nameAlone().map(BackupTarget::named).orElseGet(this::ofOptions);
        }
        var file = command.console().folder().resolve(stack).normalize();
        return Files.exists(file) ? ofFile(file) : running(stack);
    }

    private Source ofOptions() {
        return of(command.files());
    }

    private Source ofFile(Path file) {
        return of(ComposeFiles.find(file, command.console().environment()));
    }

    private Source of(ComposeFiles files) {
        var project = command.project(ProjectLoader.load(files));
        var planned =
                project.volumes().values().stream().map(VolumeConfig::name).toList();
        return new Source(Optional.of(project.name()), List.of(), project.files(), planned);
    }

    private Source running(String name) {
        if (Volumes.ofStack(command.engine(), name).isEmpty() && !hasContainers(name)) {
            throw new CommandException(
                    ExitCode.NOT_FOUND, "%s is no compose file, and no stack of that name is here.".formatted(name));
        }
        return named(name);
    }

    private boolean hasContainers(String name) {
        return !command.engine()
                .containers(LabelFilter.equal(ComposeLabels.PROJECT, name))
                .isEmpty();
    }

    private static Source named(String name) {
        return new Source(Optional.of(name), List.of(), List.of(), List.of());
    }
}
