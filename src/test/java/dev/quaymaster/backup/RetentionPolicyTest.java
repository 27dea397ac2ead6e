package dev.quaymaster.backup;

import static dev.quaymaster.backup.Sets.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {

    private static final CheckRecord DAMAGED =
            new CheckRecord(Instant.EPOCH, List.of("a.tar.zst is 3 bytes short"));

    private final BackupSet monday = set("a", "2026-11-16T02:00:00Z");
    private final BackupSet tuesday = set("b", "2026-11-17T02:00:00Z");
    private final BackupSet wednesday = set("c", "2026-11-18T02:00:00Z");

    @Test
    void keepsTheNewestWhateverTheOrderTheyAreListedIn() {
        assertThat(
                        RetentionPolicy.keepLast(2)
                                .superfluous("prefect-v2", List.of(tuesday, wednesday, monday)))
                .containsExactly(monday);
    }

    @Test
    void deletesNothingWhileThereAreNotMoreThanAsked() {
        assertThat(RetentionPolicy.keepLast(2).superfluous("prefect-v2", List.of(tuesday, monday)))
                .isEmpty();
    }

    @Test
    void damagedSetsPushNoGoodOneOut() {
        var broken = set("c", "2026-11-18T02:00:00Z", SetKind.MANUAL, Optional.of(DAMAGED));
        assertThat(
                        RetentionPolicy.keepLast(1)
                                .superfluous("prefect-v2", List.of(monday, tuesday, broken)))
                .containsExactly(monday);
    }

    @Test
    void theLastGoodSetStaysWhenAllNewerOnesAreDamaged() {
        var brokenTuesday = set("b", "2026-11-17T02:00:00Z", SetKind.MANUAL, Optional.of(DAMAGED));
        var brokenWednesday =
                set("c", "2026-11-18T02:00:00Z", SetKind.MANUAL, Optional.of(DAMAGED));
        assertThat(
                        RetentionPolicy.keepLast(1)
                                .superfluous(
                                        "prefect-v2",
                                        List.of(monday, brokenTuesday, brokenWednesday)))
                .isEmpty();
    }

    @Test
    void safetyCopiesAndOtherStacksAreLeftAlone() {
        var safety = set("s", "2026-11-15T02:00:00Z", SetKind.SAFETY_COPY, Optional.empty());
        assertThat(
                        RetentionPolicy.keepLast(1)
                                .superfluous("prefect-v2", List.of(safety, monday, tuesday)))
                .containsExactly(monday);
        assertThat(RetentionPolicy.keepLast(1).superfluous("pipeline", List.of(monday, tuesday)))
                .isEmpty();
    }

    @Test
    void keepingNothingIsRefused() {
        assertThatThrownBy(() -> RetentionPolicy.keepLast(0))
                .hasMessage("keep at least one backup, not 0");
    }
}
