package dev.quaymaster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RetentionPolicyTest {

    @Test
    void keepingNothingIsRefused() {
        assertThatThrownBy(() -> RetentionPolicy.keepLast(0)).hasMessage("keep at least one backup, not 0");
    }

    @Test
    void itSaysHowManyAreKept() {
        assertThat(RetentionPolicy.keepLast(7).text()).isEqualTo("7");
        assertThat(RetentionPolicy.EVERYTHING.text()).isEqualTo("all");
    }
}
