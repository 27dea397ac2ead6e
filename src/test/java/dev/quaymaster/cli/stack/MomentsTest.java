package dev.quaymaster.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.cli.console.CommandException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void aTimeAgoCountsBackFromNow() {
        assertThat(Moments.parse("10m", NOW)).isEqualTo("2026-05-01T11:50:00Z");
        assertThat(Moments.parse("1h30m", NOW)).isEqualTo("2026-05-01T10:30:00Z");
        assertThat(Moments.parse("2d", NOW)).isEqualTo("2026-04-29T12:00:00Z");
    }

    @Test
    void stampsAreReadAsTheDockerCommandReadsThem() {
        assertThat(Moments.parse("2026-01-31T02:00:00Z", NOW)).isEqualTo("2026-01-31T02:00:00Z");
        assertThat(Moments.parse("2026-01-31T02:00:00+02:00", NOW)).isEqualTo("2026-01-31T00:00:00Z");
        assertThat(Moments.parse("0.5", NOW)).isEqualTo("1970-01-01T00:00:00.500Z");
    }

    @Test
    void anythingElseIsRefusedWithAnExample() {
        assertThatThrownBy(() -> Moments.parse("yesterday", NOW))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("yesterday")
                .hasMessageContaining("10m");
    }
}
