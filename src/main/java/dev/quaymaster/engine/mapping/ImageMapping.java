package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.Image.ImageConfig;
import dev.quaymaster.engine.http.Dialect;
import dev.quaymaster.engine.http.Json;
import java.util.List;
import java.util.Optional;

/// Reads images.
public final class ImageMapping {

    private static final String NONE = "<none>";

    private ImageMapping() {}

    /// Reads one element of `GET /images/json`.
    public static Image listed(Json json, Dialect dialect) {
        return new Image(
                json.text("Id"),
                named(json.texts("RepoTags"), dialect),
                named(json.texts("RepoDigests"), dialect),
                json.number("Size"),
                Optional.of(json.seconds("Created")),
                json.textFields("Labels"),
                Optional.empty());
    }

    /// Reads `GET /images/{name}/json`.
    public static Image inspected(Json json, Dialect dialect) {
        var config = json.get("Config");
        return new Image(
                json.text("Id"),
                named(json.texts("RepoTags"), dialect),
                named(json.texts("RepoDigests"), dialect),
                json.number("Size"),
                json.time("Created"),
                config.textFields("Labels"),
                Optional.of(config(config)));
    }

    private static ImageConfig config(Json json) {
        return new ImageConfig(
                json.texts("Cmd"),
                json.texts("Entrypoint"),
                DetailsMapping.environment(json.texts("Env")),
                json.text("User"),
                json.text("WorkingDir"),
                List.copyOf(json.get("Volumes").fields().keySet()),
                List.copyOf(json.get("ExposedPorts").fields().keySet()),
                ContainerSettings.ofImage(json));
    }

    private static List<String> named(List<String> names, Dialect dialect) {
        return names.stream()
                .filter(name -> !name.contains(NONE))
                .map(dialect::imageName)
                .sorted()
                .toList();
    }
}
