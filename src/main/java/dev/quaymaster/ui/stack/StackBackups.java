package dev.quaymaster.ui.stack;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.model.Project;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;

/// What the stacks screen needs of backups; given by whoever puts the window together.
public interface StackBackups {

    /// Backs a stack up, as an activity.
    ///
    /// @param project the stack
    /// @param files its compose files
    /// @param onSuccess called on the FX thread once the backup is complete, and only then
    void backUp(Project project, ComposeFiles files, Runnable onSuccess);

    /// Asks when the stack is to be backed up by itself.
    ///
    /// @param project the stack
    /// @param files its compose files
    void schedule(Project project, ComposeFiles files);

    /// The stack's backups, to be shown in a tab; empty leaves the tab out.
    ///
    /// @param stack its project name
    Optional<Node> history(String stack);

    /// When a volume was last backed up, as far as that is known without waiting.
    ///
    /// @param volume its name at the engine
    Optional<Instant> lastBackup(String volume);
}
