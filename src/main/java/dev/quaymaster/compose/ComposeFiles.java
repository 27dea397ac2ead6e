package dev.quaymaster.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to load: the files and everything from outside that changes their meaning.
///
/// @param files compose files, absolute, later ones override earlier ones
/// @param projectDirectory absolute folder that relative paths start from
/// @param environment variables of the process, without those of env files
/// @param envFiles env files named explicitly; empty means the `.env` of the project directory
/// @param profiles active profiles; empty means those of `COMPOSE_PROFILES`
/// @param projectName project name, when it was given explicitly
public record ComposeFiles(
        List<Path> files,
        Path projectDirectory,
        Map<String, String> environment,
        List<Path> envFiles,
        List<String> profiles,
        Optional<String> projectName) {

    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES =
            List.of(
                    "compose.override.yml",
                    "compose.override.yaml",
                    "docker-compose.override.yml",
                    "docker-compose.override.yaml");

    /// Copies the collections.
    public ComposeFiles {
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
        envFiles = List.copyOf(envFiles);
        profiles = List.copyOf(profiles);
    }

    /// Finds the compose files of a folder or of one of its parents, with the override file beside
    /// it.
    ///
    /// @param fileOrFolder a compose file, or a folder to look in
    /// @param environment variables of the process
    /// @return the files; none when nothing was found, which loading reports
    public static ComposeFiles find(Path fileOrFolder, Map<String, String> environment) {
        var start = fileOrFolder.toAbsolutePath().normalize();
        var files = Files.isDirectory(start) ? standardFiles(start) : List.of(start);
        var directory = files.isEmpty() ? start : files.getFirst().getParent();
        return new ComposeFiles(
                files,
                directory == null ? start : directory,
                environment,
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static List<Path> standardFiles(Path folder) {
        for (var at = folder; at != null; at = at.getParent()) {
            var main = firstOf(NAMES, at);
            if (main.isPresent()) {
                return firstOf(OVERRIDES, at)
                        .map(override -> List.of(main.get(), override))
                        .orElse(List.of(main.get()));
            }
        }
        return List.of();
    }

    private static Optional<Path> firstOf(List<String> names, Path folder) {
        return names.stream().map(folder::resolve).filter(Files::exists).findFirst();
    }
}
