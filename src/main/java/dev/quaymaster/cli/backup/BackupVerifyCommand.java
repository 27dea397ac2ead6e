package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.CheckRecord;
import dev.quaymaster.backup.archive.Verifier;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.StatusLine;
import dev.quaymaster.cli.console.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup verify`.
@Command(
        description = {
            "Read backups back in full and compare them with what was written.",
            "Ends with 0 when all are good, 1 when none is, 3 when some are."
        })
public final class BackupVerifyCommand extends BackupCommand {

    @Option(names = "--all", description = "All backups")
    private boolean all;

    @Parameters(arity = "0..*", paramLabel = "SET", description = "Ids of backups")
    private List<String> ids = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public BackupVerifyCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws IOException {
        if (all == !ids.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "Name the backups to read, or give --all.");
        }
        var sets = all ? destinations().sets() : ids.stream().map(this::set).toList();
        var checked = new ArrayList<BackupSet>();
        for (var found : sets) {
            checked.add(verify(found));
        }
        if (invocation().json()) {
            invocation().documents(checked.stream().map(BackupVerifyCommand::tree).toList());
        }
        var good = checked.stream().filter(set -> set.state().good()).count();
        if (good == checked.size()) {
            return ExitCode.OK.number();
        }
        return (good == 0 ? ExitCode.FAILED : ExitCode.PARTLY).number();
    }

    private BackupSet verify(Found found) throws IOException {
        CheckRecord record;
        try (var line = new StatusLine(console())) {
            record =
                    new Verifier(clock())
                            .verify(
                                    found.set(),
                                    progress -> line.now(() -> "checking " + progress.what()));
        }
        var checked = found.store().keep(found.set(), record);
        if (!invocation().json()) {
            console()
                    .out()
                    .println(checked.id() + ": " + (checked.state().good() ? "good" : "DAMAGED"));
            record.problems().forEach(problem -> console().out().println("  " + problem));
        }
        return checked;
    }

    private static Tree tree(BackupSet set) {
        return new Tree()
                .with("id", set.id())
                .with("good", set.state().good())
                .with("problems", set.check().map(CheckRecord::problems).orElse(List.of()));
    }
}
