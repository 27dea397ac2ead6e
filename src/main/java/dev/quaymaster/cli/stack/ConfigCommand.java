package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.StackCommand;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.compose.CanonicalJson;
import dev.quaymaster.compose.CanonicalYaml;
import dev.quaymaster.compose.ConfigHash;
import dev.quaymaster.compose.load.LoadOption;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `config`.
@Command(
        description = {
            "Print the stack as it is understood.",
            "Files are merged and variables filled in, in the shape of docker compose config."
        })
public final class ConfigCommand extends StackCommand {

    @Option(names = "--format", paramLabel = "FORMAT", description = "yaml (default) or json")
    private @Nullable String format;

    @Option(names = "--services", description = "Print the names of the services only")
    private boolean services;

    @Option(names = "--volumes", description = "Print the names of the volumes only")
    private boolean volumes;

    @Option(names = "--images", description = "Print the names of the images only")
    private boolean images;

    @Option(
            names = "--hash",
            paramLabel = "SERVICES",
            description =
                    "Print the config hashes of these services, separated by commas; * is all")
    private @Nullable String hash;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print nothing, only check")
    private boolean quiet;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file instead")
    private @Nullable String output;

    @Option(
            names = "--no-consistency",
            description = "Do not look for contradictions between services and resources")
    private boolean noConsistency;

    @Option(names = "--no-env-resolution", description = "Accepted: env files are always read")
    void noEnvResolution(boolean given) {}

    /// @param invocation the run of the program it belongs to
    public ConfigCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() throws IOException {
        var options = noConsistency ? Set.of(LoadOption.NO_CONSISTENCY) : Set.<LoadOption>of();
        var project = project(ProjectLoader.load(files(), options));
        if (services) {
            lines(project.services().keySet());
        } else if (volumes) {
            lines(project.volumes().keySet());
        } else if (images) {
            lines(
                    project.services().values().stream()
                            .map(service -> service.imageIn(project.name()))
                            .distinct()
                            .toList());
        } else if (hash != null) {
            hashes(project, hash);
        } else if (!quiet) {
            write(text(project));
        }
        return ExitCode.OK.number();
    }

    private void lines(Collection<String> lines) {
        lines.forEach(console().out()::println);
    }

    private void hashes(Project project, String wanted) {
        var names =
                wanted.equals("*")
                        ? project.services().keySet()
                        : Arrays.asList(wanted.split(",", -1));
        for (var name : names) {
            var service = project.services().get(name);
            if (service == null) {
                throw new CommandException(ExitCode.FAILED, "There is no service " + name + ".");
            }
            console().out().println(name + " " + ConfigHash.of(service));
        }
    }

    private String text(Project project) {
        var tree = doubled(project.tree());
        return switch (format == null && invocation().json() ? "json" : format) {
            case null -> CanonicalYaml.print(tree);
            case "yaml" -> CanonicalYaml.print(tree);
            case "json" -> CanonicalJson.pretty(tree) + "\n";
            default ->
                    throw new CommandException(
                            ExitCode.USAGE, "--format is yaml or json, not " + format + ".");
        };
    }

    /// A `$` of the result would be read as the start of a variable if it were loaded again.
    private static @Nullable Object doubled(@Nullable Object value) {
        return switch (value) {
            case String text -> text.replace("$", "$$");
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, one) -> copy.put(doubled(key), doubled(one)));
                yield copy;
            }
            case List<?> list -> Arrays.asList(list.stream().map(ConfigCommand::doubled).toArray());
            case null, default -> value;
        };
    }

    private void write(String text) throws IOException {
        if (output == null) {
            console().out().print(text);
        } else {
            Files.writeString(console().folder().resolve(Path.of(output)), text);
        }
    }
}
