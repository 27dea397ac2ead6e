package dev.quaymaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.EngineRelay;
import dev.quaymaster.engine.SshHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two engines in one window: one over a socket, one over ssh. (Behind both is the engine of the
/// tests.)
class EnginesIT {

    private static final String STACK = """
            name: qm-engines-it
            services:
              web: {image: quaymaster-test/busybox:latest}
            """;

    @TempDir
    Path folder;

    @Test
    void anEngineIsAddedUsedAndLeftAgainAndBothStayAlive() throws Exception {
        var file = Files.writeString(folder.resolve("compose.yaml"), STACK);
        try (var near = new EngineRelay(folder.resolve("near.sock"));
                var far = SshHost.in(folder.resolve("far"));
                var window = WindowUnderTest.open(folder, environment(near, far), file)) {
            add(window, far);
            use(window);
            nearGoes(window, near);
            backToNear(window, near);
        }
    }

    private Map<String, String> environment(EngineRelay near, SshHost far) {
        var environment = new HashMap<>(far.environment());
        environment.put("DOCKER_HOST", near.host());
        environment.put("DOCKER_CONFIG", folder.resolve("docker").toString());
        return environment;
    }

    private static void add(WindowUnderTest window, SshHost far) {
        window.click("#rail-engines");
        window.see("#engine-facts");
        window.click("+ ADD…");
        window.type("#engine-name", "harbour");
        window.type("#engine-address", far.endpoint().host());
        window.picture("engines-1-added");
        window.click("#engine-add");
        window.clickIn("#engine-list", "harbour");
        window.see("#engine-notes");
        window.picture("engines-2-remote");
    }

    private void use(WindowUnderTest window) throws IOException {
        window.click("#engine-use");
        window.seeBeginning("harbour · Docker ");
        window.click("#rail-stacks");
        window.click("+ OPEN…");
        window.see("#service-web");
        var settings = folder.resolve("config/settings.yaml");
        window.await(
                "the choice is remembered", () -> Files.readString(settings).contains("engine: harbour"));
        assertThat(settings).content().contains("host: ssh://sailor@127.0.0.1:");
        window.picture("engines-3-in-use");
    }

    private static void nearGoes(WindowUnderTest window, EngineRelay near) throws IOException {
        near.stop();
        window.click("#rail-engines");
        window.clickIn("#engine-list", "default");
        window.see("#engine-unusable");
        window.seeBeginning("harbour · Docker ");
        window.picture("engines-4-near-gone");
    }

    private static void backToNear(WindowUnderTest window, EngineRelay near) throws IOException {
        window.click("#status-engine");
        window.click("#use-default");
        window.see("#engine-notice");
        near.start();
        window.seeBeginning("Docker ");
        window.clickIn("#engine-list", "harbour");
        window.see("#engine-notes");
        window.picture("engines-5-back");
    }
}
