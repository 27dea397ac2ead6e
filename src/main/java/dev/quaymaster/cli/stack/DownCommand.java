package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.stack.Change;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.RemoveImages;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `down`.
@Command(description = "Remove containers and networks; volumes only with --volumes.")
public final class DownCommand extends ChangingCommand {

    @Option(
            names = {"-v", "--volumes"},
            description = "Remove the volumes of the stack as well, with their data")
    private boolean volumes;

    @Option(names = "--remove-orphans", description = "Remove what the file no longer knows")
    private boolean removeOrphans;

    @Option(names = "--rmi", paramLabel = "WHICH", description = "Remove images: local or all")
    private @Nullable String images;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS",
            description = "Time to stop before a container is killed")
    private @Nullable Integer timeout;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask")
    private boolean yes;

    /// @param invocation the run of the program it belongs to
    public DownCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws InterruptedException {
        var request = new Request.Down(
                services(),
                volumes,
                removeOrphans,
                images(),
                Optional.ofNullable(timeout).map(Duration::ofSeconds),
                ProtectedVolumes.NONE);
        if (volumes && !dryRun() && !agreedToLoseData(request)) {
            return ExitCode.FAILED.number();
        }
        return change(request);
    }

    private boolean agreedToLoseData(Request request) {
        var doomed = plan(request).changes().stream()
                .filter(change -> change.kind() == ChangeKind.REMOVE)
                .map(Change::subject)
                .filter(subject -> subject.startsWith("volume "))
                .toList();
        return doomed.isEmpty() || agreed(yes, "This removes with all their data: " + String.join(", ", doomed));
    }

    private RemoveImages images() {
        return switch (images) {
            case null -> RemoveImages.NONE;
            case "local" -> RemoveImages.LOCAL;
            case "all" -> RemoveImages.ALL;
            default -> throw new CommandException(ExitCode.USAGE, "--rmi is local or all, not " + images + ".");
        };
    }
}
