package dev.quaymaster.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.Sets;
import dev.quaymaster.backup.restore.RestoreConcern.Kind;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Health;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.VolumeUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The set is of the stack `prefect-v2`, its volume is `prefect-v2_postgres-data`.
class OtherVolumeTest {

    private static final String SAVED = "prefect-v2_postgres-data";
    private static final String PROJECT = "com.docker.compose.project";

    /// Files of an application replaced those of a running database, and nobody was asked.
    @Test
    void anotherVolumeOfTheStackThatIsInUseIsAskedAboutAndBothAreNamed() {
        var concern = of(volume("prefect-v2_pg", "prefect-v2"), user("prefect-v2"));

        assertThat(concern).hasValueSatisfying(found -> {
            assertThat(found.kind()).isEqualTo(Kind.OTHER_VOLUME);
            assertThat(found.asks()).isTrue();
            assertThat(found.text())
                    .isEqualTo("volume prefect-v2_pg gets what was saved of another"
                            + " volume, prefect-v2_postgres-data, and is"
                            + " used by db-1");
        });
    }

    @Test
    void anExternalVolumeThatTheStackUsesIsItsToo() {
        assertThat(of(volume("photos", ""), user("prefect-v2"))).isPresent();
    }

    @Test
    void itsOwnPlaceIsOfNoConcernUnderNeitherName() {
        assertThat(of(volume(SAVED, "prefect-v2"), user("prefect-v2"))).isEmpty();
        assertThat(of(volume("alias", "prefect-v2"), List.of(SAVED), user("prefect-v2")))
                .isEmpty();
    }

    @Test
    void aVolumeThatNobodyUsesOrOfAnotherStackIsOfNoConcern() {
        assertThat(of(volume("prefect-v2_scratch", "prefect-v2"))).isEmpty();
        assertThat(of(volume("staging_postgres-data", "staging"), user("staging")))
                .isEmpty();
    }

    private static Optional<RestoreConcern> of(Volume target, VolumeUser... users) {
        return of(target, List.of(), users);
    }

    private static Optional<RestoreConcern> of(Volume target, List<String> twins, VolumeUser... users) {
        var manifest = Sets.manifest("a", Instant.EPOCH, SetKind.MANUAL);
        return new OtherVolume(manifest, manifest.volumes().getFirst()).concern(target, List.of(users), twins);
    }

    private static Volume volume(String name, String stack) {
        return new Volume(name, "local", "/x", Map.of(PROJECT, stack), Map.of(), Optional.empty());
    }

    private static VolumeUser user(String stack) {
        var container = new Container(
                "1",
                "db-1",
                "postgres",
                "sha256:1",
                ContainerState.RUNNING,
                "",
                Health.NONE,
                Map.of(PROJECT, stack),
                List.of(),
                List.of(),
                Instant.EPOCH,
                List.of());
        return new VolumeUser(container, "/data", false);
    }
}
