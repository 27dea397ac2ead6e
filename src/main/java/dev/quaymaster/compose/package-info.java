/// Compose files on their way to a [dev.quaymaster.compose.model.Project]: which files, what is
/// wrong with them, and the hash that tells whether a container is up to date.
///
/// [ComposeFiles] says what to load, `load.ProjectLoader` loads it into a [LoadResult] with
/// [Problem]s that carry file, line and column. Knows no engine and no screen.
@NullMarked
package dev.quaymaster.compose;

import org.jspecify.annotations.NullMarked;
