package dev.quaymaster.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelperOwnerTest {

    private static final HelperOwner SELF = HelperOwner.ofThisProcess();

    @Test
    void thisProcessIsAliveAndReadBackFromItsLabels() {
        var labels = new HashMap<String, String>();
        SELF.write(labels);
        assertThat(HelperOwner.read(labels)).contains(SELF);
        assertThat(SELF.isAlive()).isTrue();
        assertThat(SELF.isOfThisMachine()).isTrue();
    }

    @Test
    void anEarlierProcessOfTheSameNumberIsGone() {
        var earlier = new HelperOwner(SELF.host(), SELF.pid(), SELF.startSecond() - 100);
        assertThat(earlier.isAlive()).isFalse();
        assertThat(earlier.isOfThisMachine()).isTrue();
    }

    @Test
    void aProcessOfAnotherMachineIsNotOurs() {
        assertThat(new HelperOwner("elsewhere/1", SELF.pid(), SELF.startSecond()).isOfThisMachine())
                .isFalse();
    }

    @Test
    void labelsWithoutAnOwnerHaveNone() {
        assertThat(HelperOwner.read(Map.of())).isEmpty();
        assertThat(HelperOwner.read(Map.of("dev.quaymaster.helper.owner", "a b c"))).isEmpty();
    }
}
