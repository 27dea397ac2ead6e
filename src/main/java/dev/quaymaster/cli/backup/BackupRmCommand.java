package dev.quaymaster.cli.backup;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.ResultNames;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup rm`.
@Command(description = "Delete backups for good.")
public final class BackupRmCommand extends BackupCommand {

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask")
    private boolean yes;

    @Parameters(arity = "1..*", paramLabel = "SET", description = "Ids of backups")
    private List<String> ids = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public BackupRmCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        invocation().requireSettings();
        var sets = ids.stream().map(this::set).distinct().toList();
        for (var found : sets) {
            if (found.set().pinned()) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "The backup %s is pinned, so nothing was deleted. Unpin it first: quaymaster backup unpin %s"
                                .formatted(found.set().id(), found.set().id()));
            }
        }
        var names = sets.stream().map(found -> found.set().id()).collect(Collectors.joining(", "));
        if (!agreed(yes, "This deletes for good: " + names)) {
            return ExitCode.FAILED.number();
        }
        try (var done = new ResultNames(invocation())) {
            for (var found : sets) {
                try (var _ = found.store().lock("deleting " + found.set().id())) {
                    found.store().delete(found.set());
                }
                done.add(found.set().id());
            }
        }
        return ExitCode.OK.number();
    }
}
