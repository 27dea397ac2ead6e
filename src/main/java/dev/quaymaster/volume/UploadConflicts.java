package dev.quaymaster.volume;

import dev.quaymaster.volume.name.LocalName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Finds what copying into a volume would replace, before anything is copied. What can't be read is
/// passed over here: it is not copied either.
final class UploadConflicts {

    private final Function<VolumePath, Listing> lister;
    private final List<VolumePath> found = new ArrayList<>();

    /// @param lister lists a folder of the volume
    UploadConflicts(Function<VolumePath, Listing> lister) {
        this.lister = lister;
    }

    /// Files and links of the volume that would be replaced.
    ///
    /// @param target what the source is called in the volume
    List<VolumePath> of(Path source, VolumePath target) {
        if (!target.isRoot()) {
            look(source, target, lister.apply(target.parent()));
        }
        return List.copyOf(found);
    }

    private void look(Path source, VolumePath target, Listing folder) {
        var before = folder.entries().stream()
                .filter(entry -> entry.path().equals(target))
                .map(VolumeEntry::kind)
                .findFirst();
        if (before.isEmpty()) {
            return;
        }
        try {
            var file = LocalFile.of(source);
            if (VolumeUpload.replaces(file, before)) {
                found.add(target);
            } else if (file.kind() == VolumeEntry.Kind.FOLDER && before.get() == VolumeEntry.Kind.FOLDER) {
                var listing = lister.apply(target);
                for (var member : VolumeUpload.members(source)) {
                    look(member, target.child(LocalName.of(member)), listing);
                }
            }
        } catch (LocalFileException e) {
            System.getLogger(UploadConflicts.class.getName())
                    .log(System.Logger.Level.DEBUG, source + " is not copied", e);
        }
    }
}
