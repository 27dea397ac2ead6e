package dev.quaymaster.backup.run;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.Volume;
import java.util.List;
import java.util.Optional;

/// How one volume is copied.
///
/// @param volume which
/// @param method how
/// @param writers running containers that may write to it
/// @param database the running database that dumps itself; present exactly for [Consistency#DUMP]
/// @param note what the user should know about the method; empty where it is the usual one
public record CopyJob(
        Volume volume,
        Consistency method,
        List<Container> writers,
        Optional<Database> database,
        Optional<String> note) {

    public CopyJob {
        writers = List.copyOf(writers);
    }

    /// A running PostgreSQL.
    ///
    /// @param container it runs in
    /// @param mountPath where its volume is mounted
    /// @param wanted whether the user asked for a dump, and nothing else will do
    /// @param bytes what its databases take
    public record Database(ContainerDetails container, String mountPath, boolean wanted, long bytes) {}

    /// The containers that are held while the volume's files are read; none for a dump or a live
    /// copy.
    public List<Container> held() {
        return switch (method) {
            case PAUSE, STOP -> writers;
            case DUMP, LIVE, AT_REST -> List.of();
        };
    }

    CopyJob noted(String words) {
        return new CopyJob(volume, method, writers, database, Optional.of(words));
    }

    /// The same volume, its files read while its writers are paused, because a dump did not do.
    CopyJob paused(String why) {
        return new CopyJob(volume, Consistency.PAUSE, writers, Optional.empty(), Optional.of(why));
    }
}
