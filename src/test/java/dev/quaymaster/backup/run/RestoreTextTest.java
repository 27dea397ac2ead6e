package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.Sets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestoreTextTest {

    @Test
    void everyCommandToRestoreWithoutThisProgramIsThere() {
        var text = RestoreText.of(Sets.manifest("one", Instant.EPOCH, SetKind.MANUAL));
        assertThat(text)
                .contains(
                        "Backup one of the stack prefect-v2, made by Quaymaster test.",
                        "sha256sum -c <<'SUMS'\n"
                                + "ab".repeat(32)
                                + "  prefect-v2_postgres-data.tar.zst\nSUMS\n",
                        "    docker volume create --label com.docker.compose.volume=postgres-data prefect-v2_postgres-data\n"
                                + "    zstd -dc prefect-v2_postgres-data.tar.zst | docker run --rm -i -v"
                                + " prefect-v2_postgres-data:/v busybox tar -C /v -xpf -\n",
                        "    compose/compose.yaml was /stacks/compose.yaml\n");
    }
}
