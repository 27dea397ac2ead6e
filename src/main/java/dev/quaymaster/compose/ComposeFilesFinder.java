package dev.quaymaster.compose;

import dev.quaymaster.compose.env.DotEnv;
import dev.quaymaster.compose.env.DotEnvException;
import dev.quaymaster.compose.env.Lookup;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the files of a project as `docker compose` does: `-f`, else `COMPOSE_FILE`, else the
/// standard names in a folder or its parents.
final class ComposeFilesFinder {

    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    private final ComposeOptions options;
    private final Path folder;
    private final Map<String, String> environment;
    private final SourceTexts texts;

    ComposeFilesFinder(ComposeOptions options, Path folder, Map<String, String> environment, SourceTexts texts) {
        this.options = options;
        this.folder = folder.toAbsolutePath().normalize();
        this.environment = new LinkedHashMap<>(environment);
        this.texts = texts;
        this.environment.putIfAbsent("PWD", this.folder.toString());
    }

    /// Finds what options of the command line name.
    static ComposeFilesFinder of(ComposeOptions options, Path folder, Map<String, String> environment) {
        var here = folder.toAbsolutePath().normalize();
        var named = options.envFiles().stream()
                .map(here::resolve)
                .map(Path::normalize)
                .toList();
        return new ComposeFilesFinder(options, here, environment, SourceTexts.onDisk(named));
    }

    ComposeFiles find() {
        var envFiles = envFiles();
        // the first folder looked at has a say with its .env too, even if the files are elsewhere
        var start = startFolder();
        read(effective(envFiles, start, environment)).forEach(environment::putIfAbsent);
        var files = files(start);
        return new ComposeFiles(
                files,
                options.projectDirectory()
                        .map(folder::resolve)
                        .or(() -> folderOf(files))
                        .orElse(start)
                        .normalize(),
                environment,
                envFiles,
                options.profiles(),
                options.projectName());
    }

    /// The env files that count: those named, else the folder's `.env` if it is not forbidden.
    static List<Path> effective(List<Path> named, Path folder, Map<String, String> environment) {
        if (!named.isEmpty() || isTrue(environment.get("COMPOSE_DISABLE_ENV_FILE"))) {
            return named;
        }
        var standard = folder.resolve(".env");
        return Files.isRegularFile(standard) ? List.of(standard) : List.of();
    }

    private static boolean isTrue(@Nullable String text) {
        return text != null && List.of("1", "t", "true").contains(text.toLowerCase(Locale.ROOT));
    }

    private List<Path> envFiles() {
        var named = options.envFiles().isEmpty()
                ? split(environment.getOrDefault("COMPOSE_ENV_FILES", ""), ",")
                : options.envFiles();
        return named.stream().map(folder::resolve).map(Path::normalize).toList();
    }

    private Path startFolder() {
        return options.projectDirectory()
                .map(folder::resolve)
                .or(() -> folderOf(absolute(options.files())))
                .orElse(folder);
    }

    private static Optional<Path> folderOf(List<Path> files) {
        return files.stream()
                .filter(file -> !file.endsWith("-"))
                .findFirst()
                .flatMap(file -> Optional.ofNullable(file.getParent()));
    }

    /// Only what decides about the files is needed here: mistakes in an env file are found by
    /// loading.
    private Map<String, String> read(List<Path> envFiles) {
        Map<String, String> read = new LinkedHashMap<>();
        for (var file : envFiles) {
            try {
                DotEnv.read(texts.read(file), read, Lookup.in(environment), _ -> {});
            } catch (IOException | DotEnvException _) {
                return read;
            }
        }
        return read;
    }

    private List<Path> files(Path start) {
        if (!options.files().isEmpty()) {
            return absolute(options.files());
        }
        var separator = environment.getOrDefault("COMPOSE_PATH_SEPARATOR", File.pathSeparator);
        var named = split(environment.getOrDefault("COMPOSE_FILE", ""), separator);
        return named.isEmpty() ? standardFiles(start) : absolute(named);
    }

    private static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(Pattern.quote(separator), -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private List<Path> absolute(List<String> files) {
        return files.stream().map(folder::resolve).map(Path::normalize).toList();
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
