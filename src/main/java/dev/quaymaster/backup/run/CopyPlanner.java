package dev.quaymaster.backup.run;

import dev.quaymaster.backup.BackupException;
import dev.quaymaster.backup.Consistency;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Decides how volumes are copied. Pure: it sees what the engine said and asks it nothing.
public final class CopyPlanner {

    private static final Pattern POSTGRES =
            Pattern.compile(
                    "(^|/)(postgres|postgis|postgresql|pgvector|timescaledb)(-ha)?([:@].*)?$");
    private static final String COMPOSE_VOLUME = "com.docker.compose.volume";

    private CopyPlanner() {}

    /// Whether a container is a PostgreSQL server: by its image's name, or by what the image says
    /// of itself.
    private static boolean isPostgres(ContainerDetails user) {
        var environment = user.config().environment();
        return POSTGRES.matcher(user.container().image()).find()
                || (environment.containsKey("PGDATA") && environment.containsKey("PG_MAJOR"));
    }

    /// Decides for one volume.
    ///
    /// @param users the containers that have it mounted, running or not
    /// @param wanted methods the user chose, by volume name or key
    /// @throws BackupException when the chosen method cannot be used, saying why
    public static CopyJob plan(
            Volume volume, List<ContainerDetails> users, Map<String, Consistency> wanted) {
        var writers =
                users.stream()
                        .filter(user -> writes(user.container(), volume))
                        .map(ContainerDetails::container)
                        .toList();
        var database = users.stream().flatMap(user -> database(user, volume).stream()).findFirst();
        return switch (chosen(volume, wanted).orElseGet(() -> suggested(database))) {
            case DUMP ->
                    new CopyJob(
                            volume,
                            Consistency.DUMP,
                            List.of(),
                            Optional.of(required(volume, database)));
            case PAUSE -> still(volume, Consistency.PAUSE, writers);
            case STOP -> still(volume, Consistency.STOP, writers);
            case LIVE ->
                    new CopyJob(
                            volume,
                            writers.isEmpty() ? Consistency.AT_REST : Consistency.LIVE,
                            List.of(),
                            Optional.empty());
            case AT_REST -> atRest(volume, writers);
        };
    }

    private static Optional<Consistency> chosen(Volume volume, Map<String, Consistency> wanted) {
        return Optional.ofNullable(wanted.get(volume.name()))
                .or(
                        () ->
                                Optional.ofNullable(
                                        wanted.get(
                                                volume.labels().getOrDefault(COMPOSE_VOLUME, ""))));
    }

    private static Consistency suggested(Optional<CopyJob.Database> database) {
        return database.isPresent() ? Consistency.DUMP : Consistency.PAUSE;
    }

    private static CopyJob still(Volume volume, Consistency method, List<Container> writers) {
        return new CopyJob(
                volume,
                writers.isEmpty() ? Consistency.AT_REST : method,
                writers,
                Optional.empty());
    }

    private static CopyJob atRest(Volume volume, List<Container> writers) {
        if (!writers.isEmpty()) {
            throw new BackupException(
                    BackupException.Kind.FAILED,
                    "%s is written to by %s. Choose pause or stop, or stop it first."
                            .formatted(volume.name(), writers.getFirst().name()));
        }
        return new CopyJob(volume, Consistency.AT_REST, List.of(), Optional.empty());
    }

    private static CopyJob.Database required(Volume volume, Optional<CopyJob.Database> database) {
        return database.orElseThrow(
                () ->
                        new BackupException(
                                BackupException.Kind.FAILED,
                                "%s belongs to no running PostgreSQL that could be dumped. Start it, or choose pause or stop."
                                        .formatted(volume.name())));
    }

    private static boolean writes(Container container, Volume volume) {
        return (container.state() == ContainerState.RUNNING
                        || container.state() == ContainerState.RESTARTING)
                && container.mounts().stream().anyMatch(of(volume).and(mount -> !mount.readOnly()));
    }

    private static Optional<CopyJob.Database> database(ContainerDetails user, Volume volume) {
        if (!isPostgres(user) || user.container().state() != ContainerState.RUNNING) {
            return Optional.empty();
        }
        var data = user.config().environment().getOrDefault("PGDATA", "/var/lib/postgresql/data");
        return user.container().mounts().stream()
                .filter(of(volume))
                .map(MountPoint::destination)
                .filter(path -> (data + "/").startsWith(path + "/"))
                .findFirst()
                .map(path -> new CopyJob.Database(user, path));
    }

    private static Predicate<MountPoint> of(Volume volume) {
        return mount ->
                mount.type() == MountPoint.Type.VOLUME && mount.name().equals(volume.name());
    }
}
