package dev.quaymaster.ui.editor;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.LoadResult;
import dev.quaymaster.compose.SourceTexts;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.diagram.DiagramBuilder;
import dev.quaymaster.diagram.LaidOutDiagram;
import dev.quaymaster.diagram.layout.DiagramLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A stack as its files say it, on disk or as they are typed.
///
/// @param files the compose files and their surroundings
/// @param loaded what loading them gave
/// @param diagram its drawing, absent while the files have errors
/// @param filesRead every file that was read for it
public record LoadedStack(
        ComposeFiles files, LoadResult loaded, Optional<LaidOutDiagram> diagram, List<Path> filesRead) {

    /// Copies the list.
    public LoadedStack {
        filesRead = List.copyOf(filesRead);
    }

    /// Loads a stack and lays its diagram out; blocking, for a worker thread.
    ///
    /// @param source a compose file or its folder
    /// @param environment the variables the files may use
    /// @param typed text that is not saved yet, by absolute path
    public static LoadedStack load(Path source, Map<String, String> environment, Map<Path, String> typed) {
        var texts = new SourceTexts(typed);
        var files = ComposeFiles.find(source, environment, texts);
        var loaded = ProjectLoader.load(files, texts);
        var diagram = loaded.project().map(DiagramBuilder::build).map(DiagramLayout::layout);
        return new LoadedStack(files, loaded, diagram, texts.filesRead());
    }

    /// The names of the variables that files may use.
    Set<String> variables() {
        return files.environment().keySet();
    }

    /// The project, absent while the files have errors.
    public Optional<Project> project() {
        return loaded.project();
    }
}
