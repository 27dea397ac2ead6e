package dev.quaymaster.cli.command;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.ComposeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// Which stack a command is about, as in docker compose; may stand before the command or after it.
public final class ComposeFileOptions {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Compose file; repeat it to lay files over each other")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-p", "--project-name"},
            paramLabel = "NAME",
            description = "Name of the stack")
    private @Nullable String projectName;

    @Option(names = "--project-directory", paramLabel = "DIR", description = "Folder that relative paths start from")
    private @Nullable String projectDirectory;

    @Option(names = "--env-file", paramLabel = "FILE", description = "Instead of .env; repeatable")
    private List<String> envFiles = new ArrayList<>();

    @Option(names = "--profile", paramLabel = "NAME", description = "Profile to use; repeatable")
    private List<String> profiles = new ArrayList<>();

    /// Gives a command these options, save the names that it uses itself (`logs -f`).
    ///
    /// @param command the command
    public void addTo(CommandSpec command) {
        for (var option : CommandSpec.forAnnotatedObject(this).options()) {
            var names = Arrays.stream(option.names())
                    .filter(name -> !command.optionsMap().containsKey(name))
                    .toArray(String[]::new);
            command.addOption(OptionSpec.builder(option).names(names).build());
        }
    }

    /// Reads the options before the command and those after it as one.
    ///
    /// @param after those after the command; they win where only one can count
    ComposeFileOptions and(ComposeFileOptions after) {
        var both = new ComposeFileOptions();
        both.files = joined(files, after.files);
        both.envFiles = joined(envFiles, after.envFiles);
        both.profiles = joined(profiles, after.profiles);
        both.projectName = after.projectName != null ? after.projectName : projectName;
        both.projectDirectory = after.projectDirectory != null ? after.projectDirectory : projectDirectory;
        return both;
    }

    /// Whether the stack was named and no file: it may then be known by its containers alone.
    boolean onlyName() {
        return projectName != null && files.isEmpty();
    }

    Optional<String> projectName() {
        return Optional.ofNullable(projectName);
    }

    /// Finds the files.
    ///
    /// @param folder the working directory
    ComposeFiles find(Path folder, Map<String, String> environment) {
        var options = new ComposeOptions(
                files, Optional.ofNullable(projectDirectory).map(Path::of), envFiles, profiles, projectName());
        return ComposeFiles.resolve(options, folder, environment);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
