package dev.quaymaster.backup.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecoveryWatchTest {

    @Test
    void looksAtOnceAndAgainUntilItIsClosed() {
        var looks = new AtomicInteger();
        try (var _ = RecoveryWatch.start(looks::incrementAndGet, Duration.ofMillis(5))) {
            await().until(() -> looks.get() > 2);
        }
        int last = looks.get() + 1; // one may be under way
        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(looks).hasValueLessThanOrEqualTo(last));
    }

    @Test
    void theNextLookComesAfterAPause() {
        var looks = new AtomicInteger();
        try (var _ = RecoveryWatch.start(looks::incrementAndGet, Duration.ofHours(1))) {
            await().until(() -> looks.get() == 1);
            assertThat(looks).hasValue(1);
        }
    }
}
