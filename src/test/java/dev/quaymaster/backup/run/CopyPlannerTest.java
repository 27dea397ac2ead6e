package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.postgres.PostgresState;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Health;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.SharedData;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyPlannerTest {

    private static final Volume DATA = new Volume(
            "shop_data", "local", "/x", Map.of("com.docker.compose.volume", "data"), Map.of(), Optional.empty());

    @Test
    void allWhoMayWriteArePausedAndReadersAreNot() {
        assertThat(plan(
                        Map.of(),
                        user("app", "shop/app", ContainerState.RUNNING, false, "/d"),
                        user("worker", "shop/app", ContainerState.RESTARTING, false, "/d"),
                        user("web", "nginx", ContainerState.RUNNING, true, "/d"),
                        user("old", "shop/app", ContainerState.EXITED, false, "/d")))
                .isEqualTo("PAUSE app worker");
    }

    @Test
    void aVolumeNobodyWritesToIsCopiedAsItLies() {
        assertThat(plan(Map.of(), user("old", "shop/app", ContainerState.EXITED, false, "/d")))
                .isEqualTo("AT_REST");
        assertThat(plan(
                        Map.of("shop_data", Consistency.STOP),
                        user("web", "nginx", ContainerState.RUNNING, true, "/d")))
                .isEqualTo("AT_REST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres",
                "postgres:17",
                "docker.io/library/postgres:17-alpine",
                "pgvector/pgvector:pg17",
                "postgis/postgis@sha256:abc"
            })
    void aRunningPostgresIsDumped(String image) {
        assertThat(plan(Map.of(), user("db", image, ContainerState.RUNNING, false, "/var/lib/postgresql/data")))
                .isEqualTo("DUMP by db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres-exporter", "prodrigestivill/postgres-backup-local", "minio/minio"})
    void whatOnlySoundsLikePostgresIsPaused(String image) {
        assertThat(plan(Map.of(), user("x", image, ContainerState.RUNNING, false, "/var/lib/postgresql/data")))
                .isEqualTo("PAUSE x");
    }

    @Test
    void aVolumeOfAPostgresThatDoesNotHoldItsDataIsPaused() {
        assertThat(plan(Map.of(), user("db", "postgres:17", ContainerState.RUNNING, false, "/certs")))
                .isEqualTo("PAUSE db");
    }

    @Test
    void aStoppedPostgresIsCopiedAsItLies() {
        assertThat(plan(Map.of(), user("db", "postgres", ContainerState.EXITED, false, "/var/lib/postgresql/data")))
                .isEqualTo("AT_REST");
    }

    @Test
    void aDumpThatWouldNotLoadIsMadeUpForByACopyOfTheFiles() {
        var state = new PostgresState(List.of("the tablespace fast lies in /fast/ts"), List.of("/fast/ts"), 1);
        var server = user("db", "postgres:17", ContainerState.RUNNING, false, "/var/lib/postgresql/data");
        assertThat(plan(Optional.of(state), Map.of(), server)).isEqualTo("PAUSE db");
        assertThatThrownBy(() -> plan(Optional.of(state), Map.of("data", Consistency.DUMP), server))
                .hasMessage("A dump of db would not load again: the tablespace fast lies in /fast/ts."
                        + " Choose auto, pause or stop: its files are copied then.");
    }

    @Test
    void whoMountsTheFolderOfTheVolumeDirectlyIsHeldToo() {
        var bind = new MountPoint(MountPoint.Type.BIND, "", "/x/below", "/data", false, "", "rprivate");
        assertThat(plan(Map.of(), user("direct", "shop/app", ContainerState.RUNNING, bind)))
                .isEqualTo("PAUSE direct");
    }

    @Test
    void theUsersWishCountsByNameOrByKey() {
        var app = user("app", "shop/app", ContainerState.RUNNING, false, "/d");
        assertThat(plan(Map.of("data", Consistency.STOP), app)).isEqualTo("STOP app");
        assertThat(plan(Map.of("shop_data", Consistency.LIVE), app)).isEqualTo("LIVE");
    }

    @Test
    void aDumpOfWhatIsNoDatabaseIsRefused() {
        assertThatThrownBy(() -> plan(
                        Map.of("data", Consistency.DUMP), user("app", "shop/app", ContainerState.RUNNING, false, "/d")))
                .hasMessage("shop_data belongs to no running PostgreSQL that could be dumped. Start it,"
                        + " or choose pause or stop.");
    }

    private static ContainerDetails details(String id, ContainerDetails... users) {
        return Arrays.stream(users)
                .filter(user -> user.container().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String plan(Map<String, Consistency> wanted, ContainerDetails... users) {
        return plan(Optional.empty(), wanted, users);
    }

    private static String plan(
            Optional<PostgresState> state, Map<String, Consistency> wanted, ContainerDetails... users) {
        var shared = new SharedData(
                Map.of(DATA.name(), DATA),
                Arrays.stream(users).map(ContainerDetails::container).toList());
        var known = shared.users(DATA).stream()
                .map(use -> new CopyPlanner.User(details(use.container().id(), users), use.writing(), state))
                .toList();
        var job = CopyPlanner.plan(DATA, known, wanted);
        var writers = job.held().stream().map(writer -> " " + writer.name()).reduce("", String::concat);
        return job.method()
                + writers
                + job.database()
                        .map(database ->
                                " by " + database.container().container().name())
                        .orElse("");
    }

    private static ContainerDetails user(
            String name, String image, ContainerState state, boolean readOnly, String path) {
        return user(
                name,
                image,
                state,
                new MountPoint(MountPoint.Type.VOLUME, "shop_data", "/x", path, readOnly, "local", ""));
    }

    private static ContainerDetails user(String name, String image, ContainerState state, MountPoint mount) {
        var container = new Container(
                "id-" + name,
                name,
                image,
                "sha256:1",
                state,
                "",
                Health.NONE,
                Map.of(),
                List.of(),
                List.of(mount),
                Instant.EPOCH,
                List.of());
        return new ContainerDetails(
                container,
                new ContainerDetails.Run(1, 0, false, "", Optional.empty(), Optional.empty(), 0),
                new ContainerDetails.Config(
                        List.of(), List.of(), Map.of(), "", "", false, "no", Optional.empty(), new TreeMap<>()),
                List.of(),
                Map.of());
    }
}
