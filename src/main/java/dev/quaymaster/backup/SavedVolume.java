package dev.quaymaster.backup;

import java.util.List;
import java.util.Optional;

/// One volume of a set.
///
/// @param origin the volume as the engine knew it
/// @param method how the copy was made consistent
/// @param archive the file that holds it
/// @param database what is needed to load a dump again; present exactly for a dump
/// @param quiesced names of the containers that were paused or stopped meanwhile
/// @param quietMillis for how long they were
public record SavedVolume(
        VolumeOrigin origin,
        Consistency method,
        SavedArchive archive,
        Optional<SavedDatabase> database,
        List<String> quiesced,
        long quietMillis) {

    public SavedVolume {
        quiesced = List.copyOf(quiesced);
        boolean dump = archive.format() == SavedArchive.Format.SQL;
        if (dump != database.isPresent()) {
            throw new IllegalArgumentException(
                    dump
                            ? origin.name() + " is a dump without a word of its database"
                            : origin.name() + " has a database, but no dump of it");
        }
    }

    /// The name of the volume on the engine.
    public String name() {
        return origin.name();
    }

    /// The name to show: the one in the compose file where there is one.
    public String title() {
        return origin.composeKey().orElse(origin.name());
    }
}
