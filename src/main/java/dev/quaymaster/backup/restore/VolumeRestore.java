package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.engine.Container;
import java.util.List;

/// What a restore does to one volume.
///
/// @param saved what it gets
/// @param target the volume's name
/// @param present what is there now
/// @param users running containers that have it mounted, and so are stopped meanwhile
public record VolumeRestore(
        SavedVolume saved, String target, Present present, List<Container> users) {

    public VolumeRestore {
        users = List.copyOf(users);
    }

    /// What a target holds before the restore.
    public enum Present {
        /// There is no such volume; it is made.
        MISSING,
        /// It is there and holds nothing.
        EMPTY,
        /// It holds data, which is replaced.
        DATA
    }

    /// Whether data is replaced, so that a safety copy is taken and the user has to agree.
    public boolean overwrites() {
        return present == Present.DATA;
    }
}
