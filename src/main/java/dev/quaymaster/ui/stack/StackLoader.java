package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.LoadResult;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.diagram.DiagramBuilder;
import dev.quaymaster.diagram.layout.DiagramLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a stack's files and lays its diagram out; blocking, for a worker thread.
final class StackLoader {

    private StackLoader() {}

    /// Loads a stack.
    ///
    /// @param source a compose file or its folder
    /// @param environment the variables the file may use
    static StackPicture load(Path source, Map<String, String> environment) {
        var files = ComposeFiles.find(source, environment);
        var loaded = ProjectLoader.load(files);
        var diagram = loaded.project().map(DiagramBuilder::build).map(DiagramLayout::layout);
        return new StackPicture(
                source, files, loaded, text(files, loaded), diagram, Optional.empty(), "", 0);
    }

    private static List<String> text(ComposeFiles files, LoadResult loaded) {
        var first = files.files().stream().findFirst();
        if (first.isEmpty()) {
            return List.of();
        }
        try {
            return Files.readAllLines(first.get());
        } catch (IOException e) {
            // the loader has reported why, as a problem of the file
            return loaded.problems().isEmpty() ? List.of(e.toString()) : List.of();
        }
    }
}
