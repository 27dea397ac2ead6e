package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.StackCommand;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.words.Count;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A command about backups: it knows where sets are kept.
abstract class BackupCommand extends StackCommand {

    @Option(names = "--to", paramLabel = "FOLDER", description = "Folder of backups, where it is not the usual one")
    private @Nullable String destination;

    BackupCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected boolean takesComposeOptions() {
        return false;
    }

    /// The folder that was named, else the one the user chose in the settings, else the usual one.
    Path folder() {
        return destination == null
                ? Destinations.usual(invocation())
                : console().folder().resolve(destination).normalize();
    }

    /// The sets of a command: those of the named folder, or of all folders that are known.
    ///
    /// @throws CommandException NOT_FOUND when the named folder is not there
    Destinations destinations() {
        return destination == null ? Destinations.known(invocation()) : Destinations.named(folder());
    }

    /// A set and the store it is in.
    record Found(BackupStore store, BackupSet set) {}

    /// Finds a set by the beginning of its id, or by its folder.
    ///
    /// @throws CommandException NOT_FOUND when there is none, or more than one; FAILED when the
    ///   only one cannot be read
    Found set(String id) {
        return destinations().find(id, console().folder()).orElseThrow(() -> noSet(id));
    }

    private CommandException noSet(String id) {
        return destinations()
                .findUnreadable(id, console().folder())
                .map(set -> new CommandException(ExitCode.FAILED, KnownSets.text(set)))
                .orElseGet(() -> notFound(id));
    }

    CommandException notFound(String id) {
        var known = destinations().read();
        var fitting = known.beginning(id);
        if (!fitting.isEmpty()) {
            return new CommandException(
                    ExitCode.NOT_FOUND,
                    "%s begin with %s: %s. Give more of the id."
                            .formatted(Count.words(fitting.size(), "backup"), id, String.join(", ", fitting)));
        }
        return new CommandException(
                ExitCode.NOT_FOUND,
                Stream.concat(
                                Stream.of("No backup begins with %s. quaymaster backup ls shows which there are."
                                        .formatted(id)),
                                known.unlisted().stream())
                        .collect(Collectors.joining(" ")));
    }

    /// Removes what killed processes left, before volumes are read or written.
    void tidy() {
        HelperContainers.removeLeftovers(engine());
    }

    Path journals() {
        return invocation().journals();
    }

    static Clock clock() {
        return Clock.systemUTC();
    }

    /// Tells how a run goes on.
    static Consumer<BackupProgress> progress(StatusLine line) {
        return new BackupProgressLine(line);
    }
}
