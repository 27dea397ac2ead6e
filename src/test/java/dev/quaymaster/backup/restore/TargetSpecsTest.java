package dev.quaymaster.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.backup.SavedArchive;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.VolumeOrigin;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Says how volumes are made again.
class TargetSpecsTest {

    @Test
    void onlyUnderItsOwnNameAVolumeIsMadeOverItsDevice() {
        var saved = saved(
                Map.of("type", "nfs", "o", "addr=10.0.0.1,rw", "device", ":/export"),
                Map.of("com.docker.compose.project", "shop", "mine", "yes"));
        assertThat(TargetSpecs.of(saved, "db").options()).containsEntry("type", "nfs");
        assertThat(TargetSpecs.of(saved, "other"))
                .isEqualTo(new VolumeSpec("other", "local", Map.of(), Map.of("mine", "yes")));
        assertThat(TargetSpecs.outside(TargetSpecs.of(saved, "db")).map(TargetSpecs::place))
                .contains("nfs 10.0.0.1 /export");
    }

    @Test
    void passwordsInDriverOptionsAreNotShown() {
        var options =
                Map.of("type", "cifs", "o", "addr=nas,username=u,password=se=cret,Pass=x", "device", "//nas/share");
        assertThat(TargetSpecs.options(new VolumeSpec("db", "local", options, Map.of())))
                .isEqualTo("device=//nas/share, o=addr=nas,username=u,password=•••,Pass=•••," + " type=cifs");
    }

    private static SavedVolume saved(Map<String, String> options, Map<String, String> labels) {
        return new SavedVolume(
                VolumeOrigin.of("db", "local", options, labels),
                Consistency.AT_REST,
                new SavedArchive("db.tar.zst", SavedArchive.Format.TAR, 1, 1, "", 0, ""),
                Optional.empty(),
                List.of(),
                0);
    }
}
