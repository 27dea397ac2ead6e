package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.DataLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Refuses a destination that lies inside what is saved: the copy would hold itself, and a restore
/// would empty the folder with the backups in it.
final class DestinationCheck {

    private DestinationCheck() {}

    /// Compares folders of this machine, so only for an engine that is on it.
    ///
    /// @throws BackupException FAILED, naming the volume
    static void requireOutside(Path destination, List<Volume> volumes) {
        var real = real(destination.toAbsolutePath().normalize());
        for (var volume : volumes) {
            DataLocation.of(volume)
                    .filter(data -> data.host().isEmpty())
                    .map(data -> real(Path.of(data.path())))
                    .filter(real::startsWith)
                    .ifPresent(data -> {
                        throw new BackupException(
                                BackupException.Kind.FAILED,
                                "The folder of backups %s lies inside %s, which is what the volume %s holds. A backup cannot be kept in what it is of. Choose another folder."
                                        .formatted(destination, data, volume.name()));
                    });
        }
    }

    /// With its links followed, as far as it is there.
    private static Path real(Path path) {
        for (var there = path; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath().resolve(there.relativize(path)).normalize();
                } catch (IOException e) {
                    return path; // compared by its name then
                }
            }
        }
        return path;
    }
}
