package dev.quaymaster.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ComposeFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EquivalentCommandTest {

    private static final ComposeFiles FILES = new ComposeFiles(
            List.of(Path.of("/srv/my stack/compose.yaml")),
            Path.of("/srv/my stack"),
            Map.of(),
            List.of(),
            List.of("debug"),
            Optional.empty());

    @Test
    void saysWhatUpWouldBe() {
        var up = Request.Up.of("web")
                .waiting(Request.Patience.atMost(Duration.ofSeconds(90)))
                .recreating(Request.Recreate.ALWAYS)
                .withImages(Request.Images.PULL_ALWAYS)
                .removingOrphans()
                .scaled(Map.of("web", 2));

        assertThat(EquivalentCommand.of(FILES, up))
                .isEqualTo("docker compose -f '/srv/my stack/compose.yaml' --profile debug up -d"
                        + " --wait --wait-timeout 90 --force-recreate --pull always"
                        + " --remove-orphans --scale web=2 web");
    }

    @Test
    void saysWhatDownWouldBe() {
        assertThat(EquivalentCommand.of(FILES, TestRequests.downWithVolumes()))
                .isEqualTo("docker compose -f '/srv/my stack/compose.yaml' --profile debug down" + " --volumes");
    }
}
