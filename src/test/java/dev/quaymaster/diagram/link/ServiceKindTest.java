package dev.quaymaster.diagram.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceKindTest {

    @ParameterizedTest
    @CsvSource({
        "postgres:17, POSTGRES, postgres:17",
        "quaymaster-test/postgres:latest, POSTGRES, postgres",
        "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z, MINIO, minio",
        "localhost:5000/team/caddy@sha256:abc, CADDY, caddy",
        "prefecthq/prefect:3-latest, PREFECT, prefect:3-latest",
        "ghcr.io/acme/shop:1.2, GENERIC, shop:1.2"
    })
    void theLastPartOfAnImageNameTellsTheKind(String image, ServiceKind kind, String shown) {
        assertThat(ServiceKind.of(image)).isEqualTo(kind);
        assertThat(ImageName.of(image)).hasToString(shown);
    }
}
