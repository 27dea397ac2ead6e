package dev.quaymaster.engine.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.AsyncDockerCmd;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.api.model.DockerObject;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.PullProgress;
import dev.quaymaster.engine.command.DockerCommands;
import dev.quaymaster.engine.http.ApiRequests;
import dev.quaymaster.engine.http.CallOptions;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.RequestPaths;
import dev.quaymaster.engine.http.Target;
import dev.quaymaster.engine.mapping.ImageMapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/// Lists, pulls, imports and removes images.
public final class ImageCalls {

    /// Engines tell of every layer several times a second, except while they check a large one.
    private static final Duration PULLING_STOPS = Duration.ofMinutes(10);

    private final DockerCommands commands;
    private final RegistryCredentials credentials;

    /// Connects to nothing.
    ///
    /// @param configFolder where the docker command keeps its `config.json`
    public ImageCalls(DockerCommands commands, Path configFolder) {
        this.commands = commands;
        this.credentials = new RegistryCredentials(configFolder);
    }

    /// See [dev.quaymaster.engine.Engine#image].
    public Optional<Image> find(String reference) {
        var call = CallOptions.look("inspect image " + reference);
        var inPath = RequestPaths.toEncode(reference);
        try {
            var json =
                    commands.ask(call, docker -> docker.inspectImageCmd(inPath).exec());
            return Optional.of(ImageMapping.inspected(json, commands.transport().dialect()));
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// See [dev.quaymaster.engine.Engine#images].
    public List<Image> list() {
        var call = CallOptions.look("list images");
        var listed = commands.list(call, docker -> docker.listImagesCmd().exec());
        var dialect = commands.transport().dialect();
        return listed.stream()
                .map(json -> ImageMapping.listed(json, dialect))
                .filter(image -> !image.tags().isEmpty())
                .sorted(Comparator.comparing(image -> image.tags().getFirst()))
                .toList();
    }

    /// See [dev.quaymaster.engine.Engine#pull].
    public void pull(String reference, String platform, Consumer<PullProgress> progress) {
        var call = CallOptions.change("pull image " + reference).unlimited();
        this.<PullResponseItem>follow(
                call.idleFor(PULLING_STOPS),
                docker -> pulling(docker, ImageReference.parse(reference), platform),
                json -> progress.accept(progress(json)));
    }

    private PullImageCmd pulling(DockerClient docker, ImageReference image, String platform) {
        var command = docker.pullImageCmd(image.repository()).withTag(image.version());
        credentials.find(image.registry()).ifPresent(command::withAuthConfig);
        return platform.isEmpty() ? command : command.withPlatform(platform);
    }

    /// See [dev.quaymaster.engine.Engine#registryDigest]. docker-java has no command for it.
    public String registryDigest(String reference) {
        var call = CallOptions.look("ask the registry for " + reference);
        var target = Target.of("distribution", reference, "json");
        var login = credentials.header(ImageReference.parse(reference).registry());
        var request = login.map(header -> ApiRequests.get(target, "X-Registry-Auth", header))
                .orElseGet(() -> ApiRequests.get(target));
        return commands.ask(call, request).get("Descriptor").text("digest");
    }

    private static PullProgress progress(Json json) {
        var detail = json.get("progressDetail");
        return new PullProgress(json.text("id"), json.text("status"), detail.number("current"), detail.number("total"));
    }

    /// See [dev.quaymaster.engine.Engine#importImage]. docker-java's command sends `{}` in place of
    /// the tar.
    public String importImage(InputStream tar, String repositoryTag) {
        var image = ImageReference.parse(repositoryTag);
        var target = Target.of("images", "create")
                .with("fromSrc", "-")
                // Podman does not look at a tag that is told apart
                .with("repo", image.repository() + ":" + image.version());
        var call = CallOptions.change("import image " + repositoryTag).unlimited();
        var id = new AtomicReference<>("");
        var request = ApiRequests.post(target, tar);
        try (var response = commands.transport().open(call.idleFor(PULLING_STOPS), request)) {
            Json.each(response.body(), json -> id.set(unrefused(call, json).text("status")));
        } catch (IOException e) {
            throw commands.transport().failures().broken(call.doing(), e, false);
        }
        return Objects.requireNonNullElse(id.get(), "");
    }

    /// See [dev.quaymaster.engine.Engine#removeImage].
    public void remove(String reference) {
        var inPath = RequestPaths.encoded(reference);
        commands.run(
                CallOptions.change("remove image " + reference),
                docker -> docker.removeImageCmd(inPath).exec());
    }

    /// What the engine needs to pull base images with.
    ///
    /// @param instructions all that may name a base image
    Optional<AuthConfigurations> credentials(String instructions) {
        return credentials.findAll(instructions);
    }

    /// Runs a command that tells what it does line by line; it may fail in the midst of an answer
    /// that began well.
    <T extends DockerObject> void follow(
            CallOptions call, Function<DockerClient, AsyncDockerCmd<?, T>> command, Consumer<Json> receiver) {
        commands.follow(call.whileItComes(), command, json -> receiver.accept(unrefused(call, json)));
    }

    private Json unrefused(CallOptions call, Json json) {
        var error = json.text("error");
        if (!error.isEmpty()) {
            throw commands.transport().failures().failed(call.doing(), 500, error);
        }
        return json;
    }
}
