package dev.quaymaster.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window with settings that have a slip in them.
class UnreadableSettingsIT {

    private static final String GOOD = "locked-volumes: []\npreferences: {theme: light}\n";

    @TempDir
    private Path home;

    private final String volume = "qmslip" + Long.toString(System.nanoTime(), 36);
    private final Engine engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));

    @AfterEach
    void removeTheVolume() {
        // the window gives its helper container up on a thread of its own
        await().untilAsserted(
                        () -> assertThatCode(() -> engine.removeVolume(volume)).doesNotThrowAnyException());
        engine.close();
    }

    @Test
    void theWindowSaysSoWritesNothingAndShowsVolumesReadOnlyUntilTheyAreMended() throws Exception {
        engine.createVolume(VolumeSpec.of(volume, Map.of()));
        var settings = Files.createDirectories(home.resolve("config")).resolve("settings.yaml");
        var slip = GOOD + "stacks: [\n";
        Files.writeString(settings, slip);
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", home.toString());
        try (var window = WindowUnderTest.open(home, environment, home)) {
            window.seeBeginning("The settings in " + settings + " can't be read: line 4: ");
            window.click("#rail-volumes");
            window.click(volume);
            window.seeBeginning("The settings can't be read, so it is not known whether this volume");
            window.picture("settings-unreadable");
            window.click("#volume-lock");
            window.seeBeginning("Nothing was done: the settings in " + settings);
            assertThat(settings).hasContent(slip);

            Files.writeString(settings, GOOD);
            window.click("#settings-again");
            window.seeNoMore("#settings-notice");
            window.click("#volume-lock");
            window.seeBeginning("This volume is locked: ");
        }
        assertThat(Files.readString(settings)).contains("locked-volumes:\n- " + volume + "\n");
    }
}
