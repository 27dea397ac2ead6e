package dev.quaymaster.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/// Where the reference `docker-compose` is.
public final class ReferenceCompose {

    private ReferenceCompose() {}

    /// Where it is missing the test is left out, but never on the machines that decide.
    public static String program() {
        var reference = System.getenv().getOrDefault("QUAYMASTER_REFERENCE_COMPOSE", "");
        if ("true".equals(System.getenv("CI"))) {
            assertThat(reference).as("QUAYMASTER_REFERENCE_COMPOSE").isNotEmpty();
        }
        assumeThat(reference).as("QUAYMASTER_REFERENCE_COMPOSE").isNotEmpty();
        return reference;
    }
}
