package dev.quaymaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.settings.Folders;
import dev.quaymaster.settings.LockedVolumes;
import dev.quaymaster.settings.SettingsFile;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.run.StackLab;
import dev.quaymaster.stack.run.StackLocks;
import dev.quaymaster.stack.run.StackRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Update, scale and down, by clicks in the real window on the real engine.
class StackActionsIT {

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private final String name = "qmact" + Long.toString(System.nanoTime(), 36);
    private final Engine engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));

    @BeforeEach
    void startAStack() throws Exception {
        Files.writeString(folder.resolve("message.txt"), "first");
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM quaymaster-test/busybox\nCOPY message.txt /%s\nCMD [\"sleep\", \"600\"]\n".formatted(name));
        Files.writeString(folder.resolve("compose.yaml"), """
                name: %s
                services:
                  web: {build: ., stop_grace_period: 0s}
                  db: {image: quaymaster-test/busybox, command: sleep 600, stop_grace_period: 0s, volumes: ["data:/data"]}
                volumes: {data: }
                """.formatted(name));
        var project = ProjectLoader.load(ComposeFiles.find(folder, Map.of()))
                .project()
                .orElseThrow();
        runner().run(project, Request.Up.of(), progress -> {});
        settings().change(before -> before.withStack(folder));
    }

    private StackRunner runner() {
        return new StackRunner(engine, new StackLocks(home.resolve("locks")));
    }

    private SettingsFile settings() {
        var folders = Folders.of(Map.of("QUAYMASTER_HOME", home.toString()), "Linux", home);
        return new SettingsFile(folders.settingsFile());
    }

    @AfterEach
    void removeTheStack() throws InterruptedException {
        runner().run(name, StackLab.down(), progress -> {});
        if (engine.image(name + "-web").isPresent()) {
            engine.removeImage(name + "-web");
        }
        engine.close();
    }

    private List<String> containers(String service) {
        return ObservedState.read(engine, name).containers(service).stream()
                .map(container -> container.id())
                .toList();
    }

    @Test
    void aServiceIsUpdatedAndScaledAndALockedVolumeStays() throws Exception {
        var environment = new HashMap<>(System.getenv());
        environment.put("QUAYMASTER_HOME", home.toString());
        var web = containers("web");
        var db = containers("db");
        try (var window = WindowUnderTest.open(home, environment, folder)) {
            window.click(name);
            update(window);
            window.await("web is another container", () -> !containers("web").equals(web));
            assertThat(containers("db")).isEqualTo(db);

            scale(window);
            window.await("web has two containers", () -> containers("web").size() == 2);

            new LockedVolumes(settings()).set(name + "_data", true);
            down(window);
            window.await(
                    "the containers and the image are gone",
                    () -> containers("web").isEmpty()
                            && engine.image(name + "-web").isEmpty());
            assertThat(engine.volume(name + "_data")).isPresent();
        }
    }

    private void update(WindowUnderTest window) throws IOException {
        Files.writeString(folder.resolve("message.txt"), "second");
        window.click("#update");
        window.see("#update-back-up-first");
        window.seeBeginning("Newer images are pulled and those of this folder built for db and web.");
        window.click("#update-back-up-first");
        window.click("#confirm");
    }

    private void scale(WindowUnderTest window) {
        window.click("Services");
        window.menu("web", "Scale…");
        window.see("#scale-number");
        window.clickIn("#scale-number", ".increment-arrow-button");
        window.click("#confirm");
    }

    private void down(WindowUnderTest window) {
        window.click("#down");
        window.see("#down-locked");
        window.picture("down-locked");
        window.click("#down-images");
        window.click("#confirm");
    }
}
