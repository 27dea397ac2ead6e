package dev.quaymaster.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the user said on the command line about which project is meant.
///
/// @param files `-f`, as written; `-` is standard input
/// @param projectDirectory `--project-directory`
/// @param envFiles `--env-file`
/// @param profiles `--profile`
/// @param projectName `-p`
public record ComposeOptions(
        List<String> files,
        Optional<Path> projectDirectory,
        List<String> envFiles,
        List<String> profiles,
        Optional<String> projectName) {

    /// Nothing said: the project is looked for.
    public static final ComposeOptions NONE =
            new ComposeOptions(List.of(), Optional.empty(), List.of(), List.of(), Optional.empty());

    /// Copies the lists.
    public ComposeOptions {
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        profiles = List.copyOf(profiles);
    }

    /// One file and nothing else.
    ///
    /// @param file compose file
    /// @return options
    public static ComposeOptions file(Path file) {
        return new ComposeOptions(List.of(file.toString()), Optional.empty(), List.of(), List.of(), Optional.empty());
    }
}
