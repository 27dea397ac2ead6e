package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.ComposeProblems;
import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.StackCommand;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.compose.CanonicalJson;
import dev.quaymaster.compose.load.LoadOption;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.yaml.CanonicalYaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `config`.
@Command(
        description = {
            "Print the stack as it is understood.",
            "Files are merged and variables filled in, in the shape of docker compose config."
        })
public final class ConfigCommand extends StackCommand {

    @Option(names = "--format", paramLabel = "FORMAT", description = "yaml (default) or json")
    private @Nullable String format;

    @ArgGroup
    private ConfigList list = new ConfigList();

    @Option(
            names = {"-q", "--quiet"},
            description = "Print nothing, only check")
    private boolean quiet;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file instead")
    private @Nullable String output;

    private final Set<LoadOption> options = EnumSet.noneOf(LoadOption.class);

    @Parameters(arity = "0..*", paramLabel = "SERVICE", description = "Only these services and what they depend on")
    private List<String> services = new ArrayList<>();

    /// @param invocation the run of the program it belongs to
    public ConfigCommand(Invocation invocation) {
        super(invocation);
    }

    @Option(names = "--no-consistency", description = "Do not look for contradictions between services and resources")
    void noConsistency(boolean given) {
        options.add(LoadOption.NO_CONSISTENCY);
    }

    @Option(names = "--no-interpolate", description = "Leave variables as they are written")
    void noInterpolate(boolean given) {
        options.add(LoadOption.NO_INTERPOLATION);
    }

    @Option(names = "--no-normalize", description = "Do not add what is implied, such as the default network")
    void noNormalize(boolean given) {
        options.add(LoadOption.NO_NORMALIZATION);
    }

    @Option(names = "--no-path-resolution", description = "Leave paths relative")
    void noPathResolution(boolean given) {
        options.add(LoadOption.NO_PATH_RESOLUTION);
    }

    @Option(names = "--no-env-resolution", description = "Accepted: env files are always read")
    void noEnvResolution(boolean given) {}

    @Override
    protected int run() {
        if (list.isWanted()) {
            var text = list.print(this);
            console().out().writeBytes(text.getBytes(StandardCharsets.UTF_8));
        } else {
            var text = text(tree());
            if (!quiet) {
                write(text);
            }
        }
        return ExitCode.OK.number();
    }

    /// What the stack is made of, with `$` doubled where it would be read as the start of a
    /// variable if the result were loaded again.
    private @Nullable Object tree() {
        if (options.contains(LoadOption.NO_INTERPOLATION)) {
            return model();
        }
        var project = project(ProjectLoader.load(files(), options, services));
        return doubled(wantsJson() ? project.tree() : project.document());
    }

    /// The merged tree with its variables.
    ///
    /// @throws ComposeProblems when there are errors
    Map<String, Object> model() {
        var all = EnumSet.of(LoadOption.NO_INTERPOLATION);
        all.addAll(options);
        var result = ProjectLoader.model(files(), all);
        return result.tree().orElseThrow(() -> new ComposeProblems(result.problems()));
    }

    /// The project without reading the env files of its services, which lists do not need.
    Project listed(boolean chosenOnly) {
        var all = EnumSet.of(LoadOption.NAMES_ONLY);
        all.addAll(options);
        return project(ProjectLoader.load(files(), all, chosenOnly ? services : List.of()));
    }

    /// Whether variables shall stay.
    boolean keepsVariables() {
        return options.contains(LoadOption.NO_INTERPOLATION);
    }

    /// Whether JSON is wanted.
    boolean wantsJson() {
        return format == null ? invocation().json() : format.equals("json");
    }

    private String text(@Nullable Object tree) {
        return switch (wantsJson() ? "json" : format) {
            case null -> CanonicalYaml.print(tree);
            case "yaml" -> CanonicalYaml.print(tree);
            case "json" -> CanonicalJson.pretty(tree) + "\n";
            default -> throw new CommandException(ExitCode.USAGE, "--format is yaml or json, not " + format + ".");
        };
    }

    private static @Nullable Object doubled(@Nullable Object value) {
        return switch (value) {
            case String text -> text.replace("$", "$$");
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, one) -> copy.put(doubled(key), doubled(one)));
                yield copy;
            }
            case List<?> list ->
                Arrays.asList(list.stream().map(ConfigCommand::doubled).toArray());
            case null, default -> value;
        };
    }

    private void write(String text) {
        if (output == null) {
            console().out().writeBytes(text.getBytes(StandardCharsets.UTF_8));
        } else {
            console().write(console().folder().resolve(Path.of(output)), text);
        }
    }
}
