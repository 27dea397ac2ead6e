package dev.quaymaster.compose.load;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.LoadResult;
import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.Severity;
import java.util.List;
import java.util.Optional;

/// Loads compose files into a project.
public final class ProjectLoader {

    private ProjectLoader() {}

    /// Loads the files and everything they refer to.
    ///
    /// @param files what to load
    /// @return the project, or the errors that prevent it
    public static LoadResult load(ComposeFiles files) {
        var nothing =
                new Problem(
                        Severity.ERROR,
                        Location.of(files.projectDirectory()),
                        "",
                        "No compose file was found here or in a parent folder.");
        return new LoadResult(Optional.empty(), List.of(nothing));
    }
}
