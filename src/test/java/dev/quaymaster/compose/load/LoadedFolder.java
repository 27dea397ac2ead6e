package dev.quaymaster.compose.load;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.ComposeOptions;
import dev.quaymaster.compose.LoadResult;
import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.Severity;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A folder with compose files, written by a test and loaded as project `shop`.
final class LoadedFolder {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/ann"));

    LoadedFolder(Path folder) {
        this.folder = folder;
    }

    LoadedFolder with(String file, String content) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    LoadedFolder variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    LoadResult load(String... files) {
        return ProjectLoader.load(ComposeFiles.resolve(
                new ComposeOptions(List.of(files), Optional.empty(), List.of(), List.of(), Optional.of("shop")),
                folder,
                environment));
    }

    Project project(String... files) {
        var result = load(files);
        return result.project()
                .orElseThrow(() -> new AssertionError(result.problems().toString()));
    }

    Service service(String name) {
        return project().service(name).orElseThrow();
    }

    /// The errors, one a line, with paths relative to the folder.
    List<String> errors(String... files) {
        return texts(load(files), Severity.ERROR);
    }

    List<String> warnings(String... files) {
        return texts(load(files), Severity.WARNING);
    }

    private List<String> texts(LoadResult result, Severity severity) {
        return result.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .map(Problem::toString)
                .map(text -> text.replace(folder + "/", ""))
                .toList();
    }
}
