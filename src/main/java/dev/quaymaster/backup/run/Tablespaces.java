package dev.quaymaster.backup.run;

import dev.quaymaster.backup.NotSaved;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Volume;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Looks where the parts of a database lie that are not in its own volume.
final class Tablespaces {

    private Tablespaces() {}

    /// The folders of a server that no saved volume holds. Pure.
    static List<NotSaved> elsewhere(CopyPlanner.User user, List<Volume> saved) {
        return user.state().stream()
                .flatMap(state -> state.tablespaceFolders().stream())
                .flatMap(folder -> elsewhere(user, folder, saved).stream())
                .toList();
    }

    private static Optional<NotSaved> elsewhere(CopyPlanner.User user, String folder, List<Volume> saved) {
        var name = user.container().name();
        var mount = user.container().mounts().stream()
                .filter(place -> (folder + "/").startsWith(place.destination() + "/"))
                .max(Comparator.comparingInt(place -> place.destination().length()));
        if (mount.isEmpty()) {
            return Optional.of(
                    lost("%s of %s".formatted(folder, name), "a part of the database lies there, in no volume"));
        }
        if (mount.get().type() == MountPoint.Type.VOLUME) {
            return saved.stream()
                            .anyMatch(volume -> volume.name().equals(mount.get().name()))
                    ? Optional.empty()
                    : Optional.of(lost(
                            mount.get().name(),
                            "a part of the database of %s lies in it, and it was not asked for".formatted(name)));
        }
        return Optional.of(lost(
                mount.get().source(), "a part of the database of %s lies in it, and it is no volume".formatted(name)));
    }

    private static NotSaved lost(String what, String why) {
        return new NotSaved(NotSaved.Kind.VOLUME, what, why);
    }
}
