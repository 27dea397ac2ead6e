package dev.quaymaster.backup.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.engine.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationCheckTest {

    @TempDir
    Path folder;

    @Test
    void aFolderInsideWhatTheVolumeShowsIsRefused() {
        assertThatThrownBy(() -> check(folder.resolve("data/backups")))
                .hasMessageContaining("lies inside", "the volume shop_data");
    }

    @Test
    void aLinkIntoTheVolumeIsSeenThrough() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("data"));
        assertThatThrownBy(() -> check(link.resolve("backups"))).hasMessageContaining("lies inside");
    }

    @Test
    void aFolderBesideIsFine() {
        assertThatCode(() -> check(folder.resolve("data-backups"))).doesNotThrowAnyException();
        assertThatCode(() -> check(folder)).doesNotThrowAnyException();
    }

    private void check(Path destination) {
        var volume = new Volume(
                "shop_data",
                "local",
                "/x",
                Map.of(),
                Map.of(
                        "type", "none",
                        "o", "bind",
                        "device", folder.resolve("data").toString()),
                Optional.empty());
        DestinationCheck.requireOutside(destination, List.of(volume));
    }
}
