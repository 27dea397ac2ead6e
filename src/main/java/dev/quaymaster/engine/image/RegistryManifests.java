package dev.quaymaster.engine.image;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.files.InterruptibleRead;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;

/// Asks registries how large an image is that is not here yet; engines do not tell. What is not
/// known within a few seconds, or not told at all, is simply not known.
public final class RegistryManifests {

    /// For all questions about an image together, to the last byte of the answers.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final RegistryCredentials credentials;
    private final Duration limit;

    /// @param configFolder where the docker command keeps its `config.json`
    public RegistryManifests(Path configFolder) {
        this(configFolder, PATIENCE);
    }

    RegistryManifests(Path configFolder, Duration limit) {
        this.credentials = new RegistryCredentials(configFolder);
        this.limit = limit;
    }

    /// Returns the bytes of an image's layers, packed as they are fetched.
    ///
    /// @param reference the image's name
    /// @param platform such as `linux/amd64`
    public OptionalLong downloadSize(String reference, String platform) {
        try {
            return InterruptibleRead.within(limit, "size of " + reference, () -> size(reference, platform));
        } catch (IOException | TimeoutException | IllegalArgumentException | EngineException e) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong size(String reference, String platform) throws IOException {
        var image = ImageReference.parse(reference);
        try (var registry = new RegistryClient(image, credentials)) {
            var manifest = registry.manifest(image.version());
            var ofPlatform = manifest.list("manifests").stream()
                    .filter(one -> platform.equals(platform(one.get("platform"))))
                    .findFirst();
            if (ofPlatform.isPresent()) {
                manifest = registry.manifest(ofPlatform.get().text("digest"));
            }
            var layers = manifest.list("layers").stream()
                    .mapToLong(layer -> layer.number("size"))
                    .sum();
            return layers > 0 ? OptionalLong.of(layers) : OptionalLong.empty();
        }
    }

    private static String platform(Json json) {
        return json.text("os") + "/" + json.text("architecture");
    }
}
