package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SetOrigin;
import dev.quaymaster.backup.UnreadableSet;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.Amounts;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.Table;
import dev.quaymaster.words.ByteCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `backup ls`.
@Command(description = "List backups, newest first.")
public final class BackupLsCommand extends BackupCommand {

    private static final String UNREADABLE = "unreadable";

    @Option(names = "--of", paramLabel = "NAME", description = "Only of this stack or volume")
    private @Nullable String subject;

    @Option(
            names = {"-q", "--quiet"},
            description = "Ids only")
    private boolean quiet;

    /// @param invocation the run of the program it belongs to
    public BackupLsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var known = destinations().read();
        var sets = known.sets().stream()
                .filter(found -> subject == null || isOf(found, subject))
                .toList();
        var unreadable = subject == null ? known.unreadable() : List.<UnreadableSet>of();
        if (invocation().json()) {
            var trees = new ArrayList<>(sets.stream().map(BackupLsCommand::tree).toList());
            unreadable.forEach(set -> trees.add(tree(set)));
            invocation().documents(trees);
        } else if (quiet) {
            sets.forEach(found -> console().out().println(found.set().id()));
        } else {
            var table = new Table("ID", "OF", "MADE", "SIZE", "STATE", "WHY");
            sets.forEach(found -> row(table, found));
            unreadable.forEach(set -> table.row(set.id(), "", "", "", UNREADABLE, ""));
            console().out().print(table);
            var copies = SafetyCopies.among(sets);
            if (!copies.sets().isEmpty()) {
                console().out().flush(); // first the table
                invocation().say(copies.words());
            }
        }
        known.warn(invocation());
        if (known.unlisted().isEmpty()) {
            if (sets.isEmpty() && unreadable.isEmpty()) {
                invocation().say(subject == null ? "No backups yet." : "No backups of %s.".formatted(subject));
            }
            return ExitCode.OK.number();
        }
        return (sets.isEmpty() ? ExitCode.FAILED : ExitCode.PARTLY).number();
    }

    private static boolean isOf(Found found, String subject) {
        return found.set().subject().equals(subject)
                || found.set().manifest().volume(subject).isPresent();
    }

    private static void row(Table table, Found found) {
        var set = found.set();
        table.row(
                set.id(),
                set.subject(),
                Amounts.moment(set.started()),
                ByteCount.words(set.manifest().storedBytes()),
                word(set.state()) + (set.pinned() ? ", pinned" : ""),
                why(set));
    }

    /// Names the plan also when it was run by hand, although the set is not the plan's then.
    private static String why(BackupSet set) {
        var about = set.manifest().about();
        return about.origin()
                .flatMap(SetOrigin::plan)
                .map(plan -> word(about.kind()) + ", plan " + plan)
                .orElse(word(about.kind()));
    }

    /// An enum constant as a user reads it.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static JsonFields tree(UnreadableSet set) {
        return new JsonFields()
                .with("id", set.id())
                .with("state", UNREADABLE)
                .with("problem", set.reason())
                .with("folder", set.folder());
    }

    private static JsonFields tree(Found found) {
        var set = found.set();
        return new JsonFields()
                .with("id", set.id())
                .with("of", set.subject())
                .with("stack", set.manifest().about().stack())
                .with("started", set.started())
                .with("finished", set.manifest().about().finished())
                .with("bytes", set.manifest().storedBytes())
                .with("contentBytes", set.manifest().contentBytes())
                .with(
                        "volumes",
                        set.manifest().volumes().stream().map(one -> one.name()).toList())
                .with("state", word(set.state()))
                .with("kind", word(set.manifest().about().kind()))
                .with("plan", set.manifest().about().origin().flatMap(from -> from.plan()))
                .with("pinned", set.pinned())
                .with("folder", set.folder());
    }
}
