package dev.quaymaster.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.files.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelperOwnerTest {

    private static final HelperOwner SELF = HelperOwner.ofThisProcess();
    private static final String OTHER_BOOT = "7c4fb52d-5d5e-4bd0-9a6c-0f4b5b0f2b5e";

    @Test
    void thisProcessIsAliveAndReadBackFromItsLabels() {
        var labels = new HashMap<String, String>();
        SELF.write(labels);

        assertThat(HelperOwner.read(labels)).contains(SELF);
        assertThat(SELF.state()).isEqualTo(HelperOwner.State.ALIVE);
    }

    @Test
    void anEarlierProcessOfTheSameNumberIsGone() {
        assertThat(startedAt(-100).state()).isEqualTo(HelperOwner.State.DEAD);
    }

    /// The start is reckoned from the clock, so that a step of it moves the start of a process.
    @ParameterizedTest
    @ValueSource(longs = {-2, -1, 1, 2})
    void aProcessWhoseStartDiffersBySecondsIsTheSame(long seconds) {
        assertThat(startedAt(seconds).state()).isEqualTo(HelperOwner.State.ALIVE);
    }

    private static HelperOwner startedAt(long seconds) {
        return new HelperOwner(SELF.machine(), SELF.boot(), SELF.pid(), SELF.startSecond() + seconds);
    }

    @Test
    void aProcessOfAnotherMachineIsNotOurs() {
        assertThat(owner("0123456789abcdef", SELF.boot()).state()).isEqualTo(HelperOwner.State.ELSEWHERE);
    }

    /// In containers of one machine the same number means another process.
    @Test
    void aProcessThatIsCountedElsewhereIsNotOurs() {
        var boot = SELF.boot().replaceFirst("\\..*", ".1");

        assertThat(owner(SELF.machine(), boot).state()).isEqualTo(HelperOwner.State.ELSEWHERE);
    }

    @Test
    void aProcessOfAnEarlierRunOfThisMachineIsToldApart() {
        assertThat(owner(MachineId.current(), OTHER_BOOT + ".1").state()).isEqualTo(HelperOwner.State.EARLIER_BOOT);
    }

    /// Two machines that are both called "vm" were taken for one.
    @Test
    void aMachineOfTheSameNameIsAnotherOneUnlessItsRunIsTheSame() throws IOException {
        var name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        var boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();

        assertThat(owner(name, OTHER_BOOT).state()).isEqualTo(HelperOwner.State.ELSEWHERE);
        assertThat(owner(name, boot).state()).isEqualTo(HelperOwner.State.ALIVE);
        assertThat(new HelperOwner(name, boot, SELF.pid(), 1).state()).isEqualTo(HelperOwner.State.DEAD);
    }

    private static HelperOwner owner(String machine, String boot) {
        return new HelperOwner(machine, boot, SELF.pid(), SELF.startSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b c",
                "machine 1 1",
                "machine/boot -1 1",
                "machine/boot 1",
                "machine/boot 1 1 1",
                "machine/boot 99999999999999999999 1",
            })
    void aLabelOfAnotherFormNamesNobody(String label) {
        assertThat(HelperOwner.read(Map.of("dev.quaymaster.helper.owner", label)))
                .isEmpty();
    }

    @Test
    void labelsWithoutAnOwnerHaveNone() {
        assertThat(HelperOwner.read(Map.of())).isEmpty();
    }
}
