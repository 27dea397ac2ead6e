package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.retention.ExpiryPlan;
import dev.quaymaster.backup.retention.ExpiryPlan.ExpiredSet;
import dev.quaymaster.backup.retention.ExpiryPlanner;
import dev.quaymaster.backup.store.BackupStore;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.Amounts;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.words.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `backup prune`.
@Command(
        description = {
            "Delete old backups and keep the newest good ones of each stack or volume.",
            "Those of each plan, engine and machine are counted on their own, and those made by" + " hand too.",
            "Safety copies of restores and pinned backups are never deleted by this."
        })
public final class BackupPruneCommand extends BackupCommand {

    @Option(names = "--keep-last", paramLabel = "N", required = true, description = "How many are kept")
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
        var known = destinations().read();
        known.warn(invocation());
        var plans = new LinkedHashMap<BackupStore, ExpiryPlan>();
        known.byStore().forEach((store, sets) -> plans.put(store, expired(store, sets)));
        plans.values().stream()
                .flatMap(plan -> plan.doubts().stream())
                .forEach(doubt -> invocation().say("warning: " + doubt));
        var expired =
                plans.values().stream().flatMap(plan -> plan.expired().stream()).toList();
        expired.forEach(one -> invocation().say(sentence(one)));
        if (dryRun || expired.isEmpty()) {
            show(expired);
            return whole(known).number();
        }
        invocation().requireSettings();
        var count = Count.words(expired.size(), "backup");
        if (!agreed(yes, "This deletes " + count + " for good.")) {
            return ExitCode.FAILED.number();
        }
        var deleted = new ArrayList<ExpiredSet>();
        try {
            plans.forEach((store, plan) -> delete(store, plan, deleted));
        } finally {
            show(deleted);
        }
        return (deleted.size() == expired.size() ? whole(known) : ExitCode.PARTLY).number();
    }

    /// Whether all folders could be looked at.
    private static ExitCode whole(KnownSets known) {
        return known.unlisted().isEmpty() ? ExitCode.OK : ExitCode.PARTLY;
    }

    private ExpiryPlan expired(BackupStore store, List<BackupSet> sets) {
        return new ExpiryPlanner(sets, store.history(), clock().instant())
                .all(RetentionPolicy.keepLast(keep), one -> subject == null || subject.equals(one));
    }

    /// Deletes what was shown. One set that can't be deleted keeps no other.
    private void delete(BackupStore store, ExpiryPlan plan, List<ExpiredSet> deleted) {
        if (plan.expired().isEmpty()) {
            return;
        }
        try (var _ = store.lock("deletion of old backups")) {
            for (var one : plan.expired()) {
                try {
                    store.delete(one.set());
                    deleted.add(one);
                } catch (BackupException e) {
                    invocation().say(String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private String sentence(ExpiredSet expired) {
        return "%s %s, made %s: %s"
                .formatted(
                        dryRun ? "Would delete" : "To delete:",
                        expired.set().id(),
                        Amounts.moment(expired.set().started()),
                        expired.reason());
    }

    private void show(List<ExpiredSet> expired) {
        var ids = expired.stream().map(one -> one.set().id()).toList();
        if (invocation().json()) {
            invocation()
                    .document(new JsonFields()
                            .with("dryRun", dryRun)
                            .with("deleted", ids)
                            .with(
                                    "reasons",
                                    expired.stream().map(ExpiredSet::reason).toList()));
        } else if (ids.isEmpty()) {
            invocation().say("Nothing to delete.");
        } else {
            ids.forEach(console().out()::println);
        }
    }
}
