package dev.quaymaster.ui;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Keys that work everywhere in the window.
class KeysIT {

    @TempDir
    private Path home;

    @Test
    void aQuestionMarkListsTheKeys() throws Exception {
        var nowhere = Map.of("DOCKER_HOST", "unix://" + home.resolve("none.sock"));
        try (var window = WindowUnderTest.open(home, nowhere, home)) {
            window.click("#rail-activity");
            new FxRobot().write("?");
            window.see("#keys-help");
            window.picture("keys-help");
        }
    }
}
