package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.postgres.PostgresState;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Decides how volumes are copied. Pure: it sees what the engine said and asks it nothing.
public final class CopyPlanner {

    private static final Pattern POSTGRES =
            Pattern.compile("(^|/)(postgres|postgis|postgresql|pgvector|timescaledb)(-ha)?([:@].*)?$");
    private static final String COMPOSE_VOLUME = "com.docker.compose.volume";

    private CopyPlanner() {}

    /// Whether a container is a PostgreSQL server: by its image's name, or by what the image says
    /// of itself.
    private static boolean isPostgres(ContainerDetails user) {
        var environment = user.config().environment();
        return POSTGRES.matcher(user.container().image()).find()
                || (environment.containsKey("PGDATA") && environment.containsKey("PG_MAJOR"));
    }

    /// A container that sees the data of the volume.
    ///
    /// @param details all about it
    /// @param writing whether it may be writing at this moment
    /// @param state what its server says of itself, where it is a running PostgreSQL on this volume
    record User(ContainerDetails details, boolean writing, Optional<PostgresState> state) {

        Container container() {
            return details.container();
        }
    }

    /// Decides for one volume.
    ///
    /// @param users the containers that see its data, under whatever name, running or not
    /// @param wanted methods the user chose, by volume name or key
    /// @throws BackupException when the chosen method cannot be used, saying why
    static CopyJob plan(Volume volume, List<User> users, Map<String, Consistency> wanted) {
        var writers = users.stream().filter(User::writing).map(User::container).toList();
        var server =
                users.stream().filter(user -> isServer(user.details(), volume)).findFirst();
        var chosen = chosen(volume, wanted);
        return switch (chosen.orElseGet(() -> suggested(server))) {
            case DUMP -> dump(volume, writers, server, chosen.isPresent());
            case PAUSE -> still(volume, Consistency.PAUSE, writers);
            case STOP -> still(volume, Consistency.STOP, writers);
            case LIVE ->
                new CopyJob(
                        volume,
                        writers.isEmpty() ? Consistency.AT_REST : Consistency.LIVE,
                        writers,
                        Optional.empty(),
                        Optional.empty());
            case AT_REST -> atRest(volume, writers);
        };
    }

    /// What would not load again is not dumped: then the files themselves are copied.
    private static CopyJob dump(Volume volume, List<Container> writers, Optional<User> server, boolean wanted) {
        var user = server.orElseThrow(() -> noDatabase(volume));
        var state = user.state().orElseGet(() -> new PostgresState(List.of(), List.of(), 0));
        if (state.dumpable()) {
            var database = new CopyJob.Database(
                    user.details(), mountPath(user.details(), volume).orElseThrow(), wanted, state.bytes());
            return new CopyJob(volume, Consistency.DUMP, writers, Optional.of(database), Optional.empty());
        }
        var why = "A dump of %s would not load again: %s."
                .formatted(user.container().name(), String.join("; ", state.hindrances()));
        if (wanted) {
            throw new BackupException(
                    BackupException.Kind.FAILED, why + " Choose auto, pause or stop: its files are copied then.");
        }
        return still(volume, Consistency.PAUSE, writers).noted(why + " Its files were copied while it was paused.");
    }

    private static Optional<Consistency> chosen(Volume volume, Map<String, Consistency> wanted) {
        return Optional.ofNullable(wanted.get(volume.name()))
                .or(() -> Optional.ofNullable(wanted.get(volume.labels().getOrDefault(COMPOSE_VOLUME, ""))));
    }

    private static Consistency suggested(Optional<User> server) {
        return server.isPresent() ? Consistency.DUMP : Consistency.PAUSE;
    }

    private static CopyJob still(Volume volume, Consistency method, List<Container> writers) {
        return new CopyJob(
                volume, writers.isEmpty() ? Consistency.AT_REST : method, writers, Optional.empty(), Optional.empty());
    }

    private static CopyJob atRest(Volume volume, List<Container> writers) {
        if (!writers.isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "%s is written to by %s. Choose pause or stop, or stop it first."
                            .formatted(volume.name(), writers.getFirst().name()));
        }
        return new CopyJob(volume, Consistency.AT_REST, List.of(), Optional.empty(), Optional.empty());
    }

    private static BackupException noDatabase(Volume volume) {
        return new BackupException(
                BackupException.Kind.FAILED,
                "%s belongs to no running PostgreSQL that could be dumped. Start it, or choose pause or stop."
                        .formatted(volume.name()));
    }

    /// Whether a container is a running PostgreSQL whose data lies in the volume.
    static boolean isServer(ContainerDetails user, Volume volume) {
        return isPostgres(user)
                && user.container().state() == ContainerState.RUNNING
                && mountPath(user, volume).isPresent();
    }

    private static Optional<String> mountPath(ContainerDetails user, Volume volume) {
        var data = user.config().environment().getOrDefault("PGDATA", "/var/lib/postgresql/data");
        return user.container().mounts().stream()
                .filter(mount ->
                        mount.type() == MountPoint.Type.VOLUME && mount.name().equals(volume.name()))
                .map(MountPoint::destination)
                .filter(path -> (data + "/").startsWith(path + "/"))
                .findFirst();
    }
}
