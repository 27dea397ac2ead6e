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
/// @param writers containers that are held still meanwhile; none for a dump or a live copy
/// @param database the running database that dumps itself; present exactly for [Consistency#DUMP]
public record CopyJob(
        Volume volume, Consistency method, List<Container> writers, Optional<Database> database) {

    public CopyJob {
        writers = List.copyOf(writers);
    }

    /// A running PostgreSQL.
    ///
    /// @param container it runs in
    /// @param mountPath where its volume is mounted
    public record Database(ContainerDetails container, String mountPath) {}
}
