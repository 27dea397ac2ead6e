package dev.quaymaster.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to load: the files and everything from outside that changes their meaning.
///
/// @param files compose files, absolute, later ones override earlier ones
/// @param projectDirectory absolute folder that relative paths start from
/// @param environment variables of the process, and of the `.env` where it was started
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

    /// Copies the collections.
    public ComposeFiles {
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
        envFiles = List.copyOf(envFiles);
        profiles = List.copyOf(profiles);
    }

    /// Finds the compose files of a folder or of one of its parents, with the override file beside
    /// it, or takes the file that is given. `COMPOSE_FILE` counts when the folder's `.env` sets it;
    /// that of the process does not, because this place was chosen by hand.
    ///
    /// @param fileOrFolder a compose file, or a folder to look in
    /// @param environment variables of the process
    /// @return the files; none when nothing was found, which loading reports
    public static ComposeFiles find(Path fileOrFolder, Map<String, String> environment) {
        return find(fileOrFolder, environment, SourceTexts.onDisk());
    }

    /// Finds the compose files like [#find(Path, Map)], with a `.env` that may be just typed.
    ///
    /// @param fileOrFolder a compose file, or a folder to look in
    /// @param environment variables of the process
    /// @param texts what the files say
    /// @return the files; none when nothing was found, which loading reports
    public static ComposeFiles find(Path fileOrFolder, Map<String, String> environment, SourceTexts texts) {
        var start = fileOrFolder.toAbsolutePath().normalize();
        boolean isFolder = Files.isDirectory(start);
        var folder = isFolder ? start : Optional.ofNullable(start.getParent()).orElse(start);
        var variables = new LinkedHashMap<>(environment);
        variables.remove("COMPOSE_FILE");
        // as if the user had gone to that folder first
        variables.put("PWD", folder.toString());
        var options = isFolder ? ComposeOptions.NONE : ComposeOptions.file(start);
        return new ComposeFilesFinder(options, folder, variables, texts).find();
    }

    /// Finds the compose files for options of the command line, as `docker compose` does.
    ///
    /// @param options options
    /// @param folder the folder the program was started in
    /// @param environment variables of the process
    /// @return the files; none when nothing was found, which loading reports
    public static ComposeFiles resolve(ComposeOptions options, Path folder, Map<String, String> environment) {
        return ComposeFilesFinder.of(options, folder, environment).find();
    }

    /// The env files that count: those named explicitly, else the `.env` of the project directory,
    /// unless `COMPOSE_DISABLE_ENV_FILE` forbids it.
    ///
    /// @return files to read in this order
    public List<Path> effectiveEnvFiles() {
        return ComposeFilesFinder.effective(envFiles, projectDirectory, environment);
    }
}
