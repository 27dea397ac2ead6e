package dev.quaymaster.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quaymaster.engine.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VolumeLocksTest {

    private static final List<Volume> VOLUMES = List.of(
            volume("plain", Map.of()),
            volume("db", bind("/d/db")),
            volume("db-again", bind("/d//x/../db/")),
            volume("inside", bind("/d/db/files")),
            volume("above", bind("/d")),
            volume("beside", bind("/d/db2")),
            volume("of-the-engine", bind("/var/lib/docker/volumes/plain/_data")),
            volume("share", nfs("10.0.0.1")),
            volume("share-again", nfs("10.0.0.1")),
            volume("other-server", nfs("10.0.0.2")));

    private static Map<String, String> bind(String device) {
        return Map.of("type", "none", "o", "bind", "device", device);
    }

    private static Map<String, String> nfs(String server) {
        return Map.of("type", "nfs", "o", "addr=" + server + ",rw", "device", ":/export");
    }

    private static Volume volume(String name, Map<String, String> options) {
        return new Volume(
                name, "local", "/var/lib/docker/volumes/" + name + "/_data", Map.of(), options, Optional.empty());
    }

    @Test
    void whatShowsTheDataOfALockedVolumeOrAPartOfItIsProtectedWithIt() {
        assertThat(VolumeLocks.of(Set.of("db"), VOLUMES).lockedBy())
                .isEqualTo(Map.of("db", "db", "db-again", "db", "inside", "db", "above", "db"));
        assertThat(VolumeLocks.of(Set.of("plain"), VOLUMES).lockedBy())
                .isEqualTo(Map.of("plain", "plain", "of-the-engine", "plain"));
        assertThat(VolumeLocks.of(Set.of("share"), VOLUMES).lockedBy())
                .isEqualTo(Map.of("share", "share", "share-again", "share"));
    }

    @Test
    void aLockOfAVolumeThatIsGoneHoldsForTheNextOfThatName() {
        var locks = VolumeLocks.of(Set.of("gone"), VOLUMES);
        assertThat(locks.holds("gone")).isTrue();
        assertThatExceptionOfType(VolumeException.class).isThrownBy(() -> locks.check("gone", "restore"));
    }

    @Test
    void theRefusalNamesTheVolumeThatIsLocked() {
        var locks = VolumeLocks.of(Set.of("db", "db-again"), VOLUMES);
        locks.check("beside", "remove");
        assertThat(locks.holds("inside")).isFalse();
        assertThatExceptionOfType(VolumeException.class)
                .isThrownBy(() -> locks.check("db", "remove"))
                .withMessage("Volume db is locked, so Quaymaster does not remove it. Unlock it first:"
                        + " quaymaster volume unlock db");
        assertThatExceptionOfType(VolumeException.class)
                .isThrownBy(() -> locks.check("inside", "change"))
                .withMessage("Volume inside shows the same data as volume db, which is locked, so"
                        + " Quaymaster does not change it. Unlock that one first: quaymaster"
                        + " volume unlock db");
    }
}
