package dev.quaymaster.cli.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of every command; they may stand before the command or after it.
public final class GlobalOptions {

    @Option(
            names = "--json",
            description = {
                "Print results as JSON: one document, also where there is nothing to list.",
                "What goes on and on (logs, agent) and lists of files are one object a line."
            })
    private boolean json;

    @Option(
            names = {"-H", "--host"},
            paramLabel = "URL",
            description = "Engine to talk to, as in DOCKER_HOST")
    private @Nullable String host;

    @Option(
            names = {"-c", "--context"},
            paramLabel = "NAME",
            description = "Engine to talk to: a docker context, or one added in the window")
    private @Nullable String context;

    @Option(names = "--verbose", description = "Show stack traces of failures")
    private boolean verbose;

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    Optional<String> host() {
        return Optional.ofNullable(host);
    }

    Optional<String> context() {
        return Optional.ofNullable(context);
    }
}
