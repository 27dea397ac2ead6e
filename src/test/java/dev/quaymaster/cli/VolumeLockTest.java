package dev.quaymaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A volume can be locked against every action.
class VolumeLockTest {

    @TempDir Path folder;

    private final FakeEngine engine = new FakeEngine("busybox");
    private CommandLineRun line;

    @BeforeEach
    void lockAVolume() throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: shop
                services: {db: {image: busybox, volumes: ["data:/data"]}}
                volumes: {data: }
                """);
        var home = Map.of("QUAYMASTER_HOME", folder.resolve("home").toString());
        line = new CommandLineRun(folder, home, endpoint -> engine);
        assertThat(line.run("up").code()).isZero();
        engine.createVolume(VolumeSpec.of("spare", Map.of()));
        assertThat(line.run("volume", "lock", "shop_data", "spare").out())
                .isEqualTo("shop_data\nspare\n");
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void downLeavesTheStackAloneRatherThanRemoveALockedVolume() {
        var refused = line.run("down", "--volumes", "--yes");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Volume shop_data is locked, so nothing was removed.");
        assertThat(engine.volume("shop_data")).isPresent();
        assertThat(line.run("ps", "-q").out()).isNotEmpty();
        assertThat(line.run("down").code()).isZero();
    }

    @Test
    void anUpThatWouldReplaceItIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("compose.override.yaml"), "volumes: {data: {labels: {a: b}}}\n");

        var refused = line.run("up", "--yes");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Volume shop_data is locked, so it was not replaced.");
    }

    @Test
    void itIsNeitherRemovedNorWrittenTo() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "a");

        assertThat(line.run("volume", "rm", "--yes", "spare").err())
                .isEqualTo(
                        "Volume spare is locked, so Quaymaster does not remove it. Unlock it"
                                + " first: quaymaster volume unlock spare\n");
        assertThat(line.run("volume", "put", "--yes", "a.txt", "spare:/").err())
                .contains("Volume spare is locked, so Quaymaster does not change it.");
        assertThat(engine.volume("spare")).isPresent();
    }

    @Test
    void itIsShownAsLockedUntilItIsUnlocked() {
        assertThat(line.run("volume", "ls").out()).containsPattern("spare .* locked");
        assertThat(line.run("volume", "inspect", "spare").out()).contains("locked    yes");
        assertThat(line.run("volume", "ls", "--json").out()).contains("\"locked\": true");

        assertThat(line.run("volume", "unlock", "spare").out()).isEqualTo("spare\n");
        assertThat(line.run("volume", "ls", "-q").out()).isEqualTo("shop_data\nspare\n");
        assertThat(line.run("volume", "rm", "--yes", "spare").code()).isZero();
        assertThat(line.run("volume", "unlock", "spare").code()).isEqualTo(10);
    }

    @Test
    void onlyAVolumeThatIsThereCanBeLocked() {
        assertThat(line.run("volume", "lock", "nosuch").code()).isEqualTo(10);
    }
}
