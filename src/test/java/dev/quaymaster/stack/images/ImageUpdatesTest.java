package dev.quaymaster.stack.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.load.ProjectLoader;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.FakeEngine;
import dev.quaymaster.engine.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageUpdatesTest {

    @TempDir
    private Path folder;

    private final FakeEngine engine = new FakeEngine("local:1");

    @Test
    void tellsWhichImagesTheirRegistriesHaveNewer() throws IOException {
        hold("postgres:17", "sha256:old");
        hold("caddy:2", "sha256:same");
        hold("private.example/app:1", "sha256:app");
        engine.publish("postgres:17", "sha256:new");
        engine.publish("caddy:2", "sha256:same");
        engine.faults()
                .always(
                        "registry private.example/app:1",
                        new EngineException(
                                EngineException.Kind.FAILED,
                                "Can't ask the registry for private.example/app:1: the registry wants"
                                        + " to know who you are. Log in with: docker login"));

        assertThat(check("postgres:17", "caddy:2", "private.example/app:1", "local:1", "absent:1"))
                .containsExactly(
                        "absent:1 (service-4): not fetched yet",
                        "caddy:2 (service-1): up to date",
                        "local:1 (service-3): made here or named by its digest: nothing to compare",
                        "postgres:17 (service-0): newer image available",
                        "private.example/app:1 (service-2): Can't ask the registry for"
                                + " private.example/app:1: the registry wants to know who you are."
                                + " Log in with: docker login");
    }

    @Test
    void anImageOfSeveralServicesIsAskedForOnce() throws IOException {
        hold("caddy:2", "sha256:same");
        engine.publish("caddy:2", "sha256:same");

        assertThat(check("caddy:2", "caddy:2")).containsExactly("caddy:2 (service-0, service-1): up to date");
    }

    private void hold(String name, String digest) {
        engine.addImage(new Image(
                "sha256:" + name.hashCode(),
                List.of(name),
                List.of(name.substring(0, name.lastIndexOf(':')) + "@" + digest),
                1,
                Optional.of(Instant.EPOCH),
                Map.of(),
                Optional.empty()));
    }

    private List<String> check(String... images) throws IOException {
        var file = new StringBuilder("name: demo\nservices:\n");
        for (var i = 0; i < images.length; i++) {
            file.append("  service-%d: {image: \"%s\"}\n".formatted(i, images[i]));
        }
        Files.writeString(folder.resolve("compose.yaml"), file);
        var project = ProjectLoader.load(ComposeFiles.find(folder, Map.of()))
                .project()
                .orElseThrow();
        return ImageUpdates.check(engine, project).stream()
                .map(one -> "%s (%s): %s".formatted(one.image(), String.join(", ", one.services()), one.words()))
                .toList();
    }
}
