package dev.quaymaster.cli.backup;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.ResultNames;
import dev.quaymaster.cli.console.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `backup pin`.
@Command(description = "Keep backups whatever happens: no plan, prune or rm deletes them until they are" + " unpinned.")
public final class BackupPinCommand extends BackupCommand {

    @Parameters(arity = "1..*", paramLabel = "SET", description = "Ids of backups")
    private List<String> ids = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public BackupPinCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        try (var done = new ResultNames(invocation())) {
            for (var found : ids.stream().map(this::set).toList()) {
                found.store().pin(found.set(), true);
                done.add(found.set().id());
            }
        }
        return ExitCode.OK.number();
    }
}
