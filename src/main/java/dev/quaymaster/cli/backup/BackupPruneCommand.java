package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `backup prune`.
@Command(
        description = {
            "Delete old backups and keep the newest good ones of each stack or volume.",
            "Safety copies of restores are never deleted by this."
        })
public final class BackupPruneCommand extends BackupCommand {

    @Option(
            names = "--keep-last",
            paramLabel = "N",
            required = true,
            description = "How many are kept")
    private int keep;

    @Option(names = "--of", paramLabel = "NAME", description = "Only of this stack or volume")
    private @Nullable String subject;

    @Option(names = "--dry-run", description = "Show what would be deleted, and do nothing")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask")
    private boolean yes;

    /// @param invocation the run of the program it belongs to
    public BackupPruneCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        if (keep < 1) {
            throw new CommandException(ExitCode.USAGE, "--keep-last is at least 1.");
        }
        var doomed =
                destinations().stores().stream().flatMap(store -> doomed(store).stream()).toList();
        var names = doomed.stream().map(one -> one.set().id()).collect(Collectors.joining(", "));
        if (!dryRun && !doomed.isEmpty()) {
            if (!agreed(yes, "This deletes for good: " + names)) {
                return ExitCode.FAILED.number();
            }
            doomed.forEach(BackupPruneCommand::delete);
        }
        tell(doomed);
        return ExitCode.OK.number();
    }

    private List<Found> doomed(BackupStore store) {
        var sets = store.list();
        var policy = RetentionPolicy.keepLast(keep);
        var all = new ArrayList<Found>();
        sets.stream()
                .map(BackupSet::subject)
                .distinct()
                .filter(one -> subject == null || subject.equals(one))
                .flatMap(one -> policy.superfluous(one, sets).stream())
                .forEach(set -> all.add(new Found(store, set)));
        return all;
    }

    private static void delete(Found found) {
        try (var _ = found.store().lock("deleting " + found.set().id())) {
            found.store().delete(found.set());
        }
    }

    private void tell(List<Found> doomed) {
        var ids = doomed.stream().map(found -> found.set().id()).toList();
        if (invocation().json()) {
            invocation().document(new Tree().with("dryRun", dryRun).with("deleted", ids));
        } else if (ids.isEmpty()) {
            invocation().say("Nothing to delete.");
        } else {
            ids.forEach(console().out()::println);
        }
    }
}
