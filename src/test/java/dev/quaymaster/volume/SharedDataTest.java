package dev.quaymaster.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SharedDataTest {

    private static final Map<String, String> BIND = Map.of("type", "none", "o", "bind", "device", "/d/db/");
    private final Volume plain = volume("plain", "/var/lib/docker/volumes/plain/_data", Map.of());
    private final Volume bound = volume("bound", "/var/lib/docker/volumes/bound/_data", BIND);
    private final Volume above =
            volume("above", "/var/lib/docker/volumes/above/_data", Map.of("type", "none", "o", "bind", "device", "/d"));
    private final Volume beside =
            volume("beside", "/var/lib/docker/volumes/beside/_data", Map.of("o", "bind", "device", "/d/db2"));

    @Test
    void volumesOfOneFolderAndOfOneAboveItAreOneThing() {
        var data = new SharedData(byName(plain, bound, above, beside), List.of());
        assertThat(data.twins(bound)).containsExactly("above");
        assertThat(data.twins(above)).containsExactly("beside", "bound");
        assertThat(data.twins(plain)).isEmpty();
    }

    @Test
    void aShareIsKnownByItsServerAndPath() {
        var one = Map.of("type", "nfs", "o", "addr=10.0.0.1,rw", "device", ":/export/a");
        var other = Map.of("type", "nfs4", "o", "rw,addr=10.0.0.2", "device", ":/export/a");
        assertThat(DataLocation.mounted("local", one)).hasToString("Optional[nfs 10.0.0.1 /export/a]");
        assertThat(DataLocation.mounted("local", one)
                        .orElseThrow()
                        .overlaps(DataLocation.mounted("local", other).orElseThrow()))
                .isFalse();
    }

    @Test
    void memoryAndForeignDriversHaveNoLocation() {
        assertThat(DataLocation.of(volume("memory", "/m", Map.of("type", "tmpfs", "device", "tmpfs"))))
                .isEmpty();
        assertThat(DataLocation.mounted("rclone", Map.of("device", "/d"))).isEmpty();
    }

    private static Map<String, Volume> byName(Volume... volumes) {
        return List.of(volumes).stream().collect(Collectors.toMap(Volume::name, v -> v));
    }

    private static Volume volume(String name, String mountpoint, Map<String, String> options) {
        return new Volume(name, "local", mountpoint, Map.of(), options, Optional.empty());
    }
}
