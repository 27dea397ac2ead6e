package dev.quaymaster.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.backup.SavedDatabase;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.Networking;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TemporaryServerSpecTest {

    @Test
    void theServerGetsNothingButItsVolume() throws IOException {
        var spec = spec(Map.of("POSTGRES_USER", "shop"));
        assertThat(spec.storage().binds()).isEmpty();
        assertThat(spec.storage().mounts())
                .containsExactly(MountSpec.VolumeMount.of("target", "/var/lib/postgresql/data"));
        assertThat(spec.networking()).isEqualTo(Networking.isolated());
        assertThat(spec.host().security().capDrop()).containsExactly("ALL");
        assertThat(spec.host().security().capAdd())
                .containsExactly("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID");
        assertThat(spec.host().security().options()).containsExactly("no-new-privileges:true");
        assertThat(spec.host().resources().pidsLimit()).isEqualTo(OptionalLong.of(512));
        assertThat(spec.host().resources().memory().limit()).isEqualTo(OptionalLong.of(2L << 30));
        assertThat(spec.host().logging().orElseThrow().options()).containsEntry("max-size", "1m");
    }

    @Test
    void scriptsOfTheImageDoNotRun() throws IOException {
        assertThat(spec(Map.of()).storage().tmpfs()).containsKey("/docker-entrypoint-initdb.d");
    }

    @Test
    void secretsOfTheUserAndFileNamesStayOut() {
        assertThat(TemporaryServerSpec.known(Map.of(
                        "POSTGRES_USER",
                        "shop",
                        "LANG",
                        "de_DE.utf8",
                        "AWS_SECRET_ACCESS_KEY",
                        "x",
                        "LD_PRELOAD",
                        "x",
                        "POSTGRES_PASSWORD_FILE",
                        "/run/secrets/pw",
                        "POSTGRES_INITDB_WALDIR",
                        "/wal",
                        "PGHOST",
                        "elsewhere")))
                .containsOnlyKeys("POSTGRES_USER", "LANG");
    }

    @Test
    void aClusterThatWouldLieBesideTheVolumeIsRefused() {
        for (var data : List.of("/other", "/var/lib/postgresql/data/../x", "/var/lib/postgresql/datax")) {
            assertThatThrownBy(() -> spec(Map.of("PGDATA", data)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("its data would lie in " + data);
        }
    }

    private static ContainerSpec spec(Map<String, String> environment) throws IOException {
        var database = new SavedDatabase(
                "postgres:17",
                "sha256:1",
                "shop",
                "/var/lib/postgresql/data",
                Optional.empty(),
                "db.env",
                List.of("shop"));
        return TemporaryServerSpec.of("name", "postgres:17", database, "target", environment);
    }
}
