package dev.quaymaster.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.KnownEngine.Origin;
import dev.quaymaster.files.BoundedFile;
import dev.quaymaster.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The contexts that the docker command keeps: engines by name.
/// <https://docs.docker.com/engine/manage-resources/contexts/>
final class DockerContexts {

    private final Path configFolder;

    DockerContexts(Path configFolder) {
        this.configFolder = configFolder;
    }

    /// The name of the context that is in use, if one was chosen. A settings file that can't be
    /// read counts as none.
    Optional<String> current() {
        try {
            var name = read(configFolder.resolve("config.json"))
                    .path("currentContext")
                    .asText("");
            return Optional.of(name).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// All engines that contexts name, by name. What can't be read is left out.
    List<KnownEngine> all() {
        var meta = configFolder.resolve("contexts").resolve("meta");
        if (!Files.isDirectory(meta)) {
            return List.of();
        }
        try (var folders = Files.list(meta)) {
            return folders.flatMap(folder -> name(folder).stream())
                    .sorted()
                    .map(name -> new KnownEngine(name, Origin.CONTEXT, endpoint(name)))
                    .filter(engine -> !engine.endpoint().host().isEmpty())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static Optional<String> name(Path folder) {
        try {
            var name = read(folder.resolve("meta.json")).path("Name").asText("");
            return Optional.of(name).filter(text -> folder.endsWith(Sha256.hex(text)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Where the engine of a context is.
    EngineEndpoint endpoint(String name) {
        var folder = configFolder.resolve("contexts").resolve("meta").resolve(Sha256.hex(name));
        try {
            var host = read(folder.resolve("meta.json"))
                    .path("Endpoints")
                    .path("docker")
                    .path("Host")
                    .asText("");
            return new EngineEndpoint(host, "context \"" + name + "\"", tls(name));
        } catch (IOException e) {
            throw new EngineException(
                    Kind.UNREACHABLE,
                    "There is no docker context \""
                            + name
                            + "\". Quaymaster's doctor lists the engines there are, \"docker"
                            + " context ls\" the contexts.",
                    e);
        }
    }

    private Optional<Path> tls(String name) {
        var folder =
                configFolder.resolve("contexts/tls").resolve(Sha256.hex(name)).resolve("docker");
        return Optional.of(folder).filter(Files::isDirectory);
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.builder().build().readTree(BoundedFile.text(file));
    }
}
