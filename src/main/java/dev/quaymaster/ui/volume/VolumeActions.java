package dev.quaymaster.ui.volume;

import java.util.Optional;
import javafx.scene.Node;

/// What can be done with a volume beyond its files; given by whoever puts the window together.
public interface VolumeActions {

    /// Backs the volume up, as an activity.
    ///
    /// @param volume its name at the engine
    void backUp(String volume);

    /// Asks which backup to restore, and to where.
    ///
    /// @param volume its name at the engine
    void restore(String volume);

    /// The volume's backups, to be shown in a tab; empty leaves the tab out.
    ///
    /// @param volume its name at the engine
    Optional<Node> history(String volume);
}
