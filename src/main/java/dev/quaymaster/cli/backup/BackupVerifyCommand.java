package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.BackupProgress;
import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.LoadProof;
import dev.quaymaster.backup.SetState;
import dev.quaymaster.backup.UnreadableSet;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.backup.restore.DumpTrial;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.Amounts;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.cli.console.StatusLine;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup verify`.
@Command(
        description = {
            "Read backups back in full and compare them with what was written.",
            "Ends with 0 when all are good, 1 when none is, 3 when some are.",
            "A database dump is read; whether it can be loaded is tried with --load only."
        })
public final class BackupVerifyCommand extends BackupCommand {

    @Option(names = "--all", description = "All backups")
    private boolean all;

    @Option(
            names = "--load",
            description = "Load database dumps into a temporary server as well, to prove that they can" + " be")
    private boolean load;

    @Parameters(arity = "0..*", paramLabel = "SET", description = "Ids of backups")
    private List<String> ids = new ArrayList<>();

    private boolean complete = true;

    /// @param invocation the run of the program it belongs to
    public BackupVerifyCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        if (all == !ids.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "Name the backups to read, or give --all.");
        }
        if (load) {
            tidy();
        }
        var known = all ? destinations().read() : named();
        var outcomes = new ArrayList<Outcome>();
        try {
            known.sets().forEach(found -> outcomes.add(verify(found)));
            known.unreadable().forEach(set -> outcomes.add(unreadable(set)));
        } finally { // what was found is told, whatever comes in between
            if (invocation().json()) {
                invocation().documents(outcomes.stream().map(Outcome::tree).toList());
            }
        }
        Stream.concat(known.unlisted().stream(), known.notices().stream())
                .forEach(problem -> invocation().say("warning: " + problem));
        complete &= known.unlisted().isEmpty();
        return exitCode(outcomes);
    }

    private int exitCode(List<Outcome> outcomes) {
        var good = outcomes.stream().filter(Outcome::good).count();
        if (good == outcomes.size() && complete) {
            return ExitCode.OK.number();
        }
        return (good == 0 ? ExitCode.FAILED : ExitCode.PARTLY).number();
    }

    /// The backups that were named, also those that cannot be read.
    private KnownSets named() {
        var sets = new ArrayList<Found>();
        var unreadable = new ArrayList<UnreadableSet>();
        for (var id : ids) {
            var found = destinations().find(id, console().folder());
            if (found.isPresent()) {
                sets.add(found.get());
            } else {
                unreadable.add(
                        destinations().findUnreadable(id, console().folder()).orElseThrow(() -> notFound(id)));
            }
        }
        return new KnownSets(sets, unreadable, List.of(), List.of());
    }

    /// What reading one backup came to.
    ///
    /// @param word in one word
    /// @param loaded when its dump was loaded into a server
    private record Outcome(
            String id, boolean good, String word, Optional<Instant> loaded, List<String> problems, List<String> notes) {

        private JsonFields tree() {
            return new JsonFields()
                    .with("id", id)
                    .with("good", good)
                    .with("state", word)
                    .with("loaded", loaded)
                    .with("problems", problems)
                    .with("notes", notes);
        }
    }

    private Outcome verify(Found found) {
        CheckRecord record;
        try (var line = new StatusLine(console())) {
            Consumer<BackupProgress> progress =
                    now -> line.now(() -> now.phase().words() + " " + now.what());
            record = new Verifier(clock()).verify(found.set(), progress);
            if (load && record.problems().isEmpty() && found.set().manifest().hasDump()) {
                record = loaded(found.set(), record, progress);
            }
        }
        var checked = keep(found, record);
        return tell(new Outcome(
                checked.id(),
                checked.state().good(),
                word(checked.state(), record.loadedBefore()),
                record.proof().map(LoadProof::at),
                record.problems(),
                record.notes()));
    }

    /// What keeps one dump from being tried, such as an image that is not to be had, keeps no
    /// other.
    private CheckRecord loaded(BackupSet set, CheckRecord record, Consumer<BackupProgress> progress) {
        try {
            return new DumpTrial(engine(), journals()).load(set, record, progress);
        } catch (BackupException e) {
            if (e.kind() != BackupException.Kind.FAILED) {
                throw e;
            }
            complete = false;
            invocation().say("warning: " + set.id() + ": " + e.getMessage());
            return record;
        }
    }

    /// The outcome is kept with the backup where that can be written to.
    private BackupSet keep(Found found, CheckRecord record) {
        try {
            return found.store().keep(found.set(), record);
        } catch (IOException e) {
            invocation()
                    .say("warning: %s cannot be written to, so the outcome of this check is not kept with the backup."
                            .formatted(found.set().folder()));
            return found.set().checked(record);
        }
    }

    private static String word(SetState state, Optional<Instant> loadedBefore) {
        return switch (state) {
            case COMPLETE, VERIFIED ->
                loadedBefore
                        .map(Amounts::moment)
                        .map("good, its dump was loaded at %s"::formatted)
                        .orElse("good");
            case READ_BACK -> "good, its dump was not loaded";
            case DAMAGED -> "DAMAGED";
        };
    }

    private Outcome unreadable(UnreadableSet set) {
        return tell(new Outcome(set.id(), false, "UNREADABLE", Optional.empty(), List.of(set.reason()), List.of()));
    }

    private Outcome tell(Outcome outcome) {
        if (!invocation().json()) {
            console().out().println(outcome.id() + ": " + outcome.word());
            outcome.problems().forEach(problem -> console().out().println("  " + problem));
            outcome.notes().forEach(note -> console().out().println("  note: " + note));
        }
        return outcome;
    }
}
