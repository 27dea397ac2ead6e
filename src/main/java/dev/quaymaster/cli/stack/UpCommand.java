package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.stack.ProtectedVolumes;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.Request.Images;
import dev.quaymaster.stack.Request.Patience;
import dev.quaymaster.stack.Request.Recreate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `up`.
@Command(description = "Create and start the stack, as docker compose up -d.")
public final class UpCommand extends ChangingCommand {

    @Option(names = "--wait", description = "Wait until all services run or are healthy")
    private boolean waiting;

    @Option(names = "--wait-timeout", paramLabel = "SECONDS", description = "Wait no longer than this")
    private @Nullable Integer waitTimeout;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS",
            description = "Time to stop for containers that are replaced")
    private @Nullable Integer timeout;

    @Option(
            names = "--pull",
            paramLabel = "POLICY",
            description = "Pull images: always, missing, never or policy (what the file says)")
    private String pull = "policy";

    @Option(names = "--build", description = "Build images first")
    private boolean build;

    @Option(names = "--force-recreate", description = "Make all containers anew")
    private boolean forceRecreate;

    @Option(names = "--no-recreate", description = "Leave containers that are there as they are")
    private boolean noRecreate;

    @Option(
            names = {"-V", "--renew-anon-volumes"},
            description = "Give containers made anew new unnamed volumes")
    private boolean renewVolumes;

    @Option(names = "--remove-orphans", description = "Remove what the file no longer knows")
    private boolean removeOrphans;

    @Option(names = "--scale", paramLabel = "SERVICE=N", description = "Number of containers")
    private Map<String, Integer> scale = new LinkedHashMap<>();

    @Option(
            names = {"-y", "--yes"},
            description = "Make volumes anew whose options changed; their data is deleted")
    private boolean yes;

    /// @param invocation the run of the program it belongs to
    public UpCommand(Invocation invocation) {
        super(invocation);
    }

    @Option(
            names = {"-d", "--detach"},
            description = "Accepted: the stack always runs in the background")
    void detach(boolean given) {}

    @Override
    protected int run() throws InterruptedException {
        return change(request());
    }

    private Request.Up request() {
        return new Request.Up(
                services(),
                recreate(),
                images(),
                new Request.Extras(removeOrphans, yes, ProtectedVolumes.NONE),
                scale,
                patience(),
                Optional.ofNullable(timeout).map(Duration::ofSeconds));
    }

    private Recreate recreate() {
        if (forceRecreate && noRecreate) {
            throw usage("--force-recreate and --no-recreate exclude each other.");
        }
        if (renewVolumes) {
            return Recreate.ALWAYS_WITH_NEW_ANONYMOUS_VOLUMES;
        }
        if (forceRecreate) {
            return Recreate.ALWAYS;
        }
        return noRecreate ? Recreate.NEVER : Recreate.WHEN_CHANGED;
    }

    private Images images() {
        if (build) {
            return pull.equals("always") ? Images.UPDATE : Images.BUILD;
        }
        return switch (pull) {
            case "always" -> Images.PULL_ALWAYS;
            case "missing", "if_not_present" -> Images.PULL_MISSING;
            case "never" -> Images.PULL_NEVER;
            case "build" -> Images.BUILD;
            case "policy" -> Images.AS_THE_FILE_SAYS;
            default -> throw usage("--pull is always, missing, never or policy, not " + pull + ".");
        };
    }

    private Patience patience() {
        if (!waiting) {
            return Patience.NONE;
        }
        return waitTimeout == null ? Patience.UNLIMITED : Patience.atMost(Duration.ofSeconds(waitTimeout));
    }

    private static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }
}
