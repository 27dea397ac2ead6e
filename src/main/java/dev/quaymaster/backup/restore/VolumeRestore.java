package dev.quaymaster.backup.restore;

import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a restore does to one volume.
///
/// @param saved what it gets
/// @param target the volume's name
/// @param present what is there now
/// @param make how the volume is made, where the engine has none of that name
/// @param users running containers that see its data under whatever name, and so are stopped
///   meanwhile
/// @param twins other volumes that show the same data, or a part of it
/// @param concerns what the user should know before
public record VolumeRestore(
        SavedVolume saved,
        String target,
        Present present,
        Optional<VolumeSpec> make,
        List<Container> users,
        List<String> twins,
        List<RestoreConcern> concerns) {

    public VolumeRestore {
        users = List.copyOf(users);
        twins = List.copyOf(twins);
        concerns = List.copyOf(concerns);
    }

    /// What a target holds before the restore.
    public enum Present {
        /// There is no such volume, and nothing that it would show; it is made.
        MISSING,
        /// It is there, or what it will show is, and holds nothing.
        EMPTY,
        /// It holds data, which is replaced.
        DATA
    }

    /// Whether data is replaced, so that a safety copy is taken and the user has to agree.
    public boolean overwrites() {
        return present == Present.DATA;
    }

    /// Whether files of it run with more rights than their user has.
    boolean hasOwnRights() {
        return concerns.stream().anyMatch(concern -> concern.kind() == RestoreConcern.Kind.SETUID);
    }

    /// The names under which the data is known, for locks.
    Set<String> names() {
        var names = new TreeSet<>(twins);
        names.add(target);
        return names;
    }

    VolumeRestore withConcerns(List<RestoreConcern> more) {
        var all = new ArrayList<>(concerns);
        all.addAll(more);
        return new VolumeRestore(saved, target, present, make, users, twins, all);
    }
}
