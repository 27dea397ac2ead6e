package dev.quaymaster.engine.image;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.PullProgress;
import dev.quaymaster.engine.http.Call;
import dev.quaymaster.engine.http.EngineHttp;
import dev.quaymaster.engine.http.Json;
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

/// Lists, pulls, imports and removes images.
public final class ImageCalls {

    /// Engines tell of every layer several times a second, except while they check a large one.
    private static final Duration PULLING_STOPS = Duration.ofMinutes(10);

    private final EngineHttp http;
    private final RegistryCredentials credentials;

    /// Connects to nothing.
    ///
    /// @param configFolder where the docker command keeps its `config.json`
    public ImageCalls(EngineHttp http, Path configFolder) {
        this.http = http;
        this.credentials = new RegistryCredentials(configFolder);
    }

    /// See [dev.quaymaster.engine.Engine#image].
    public Optional<Image> find(String reference) {
        try {
            var call =
                    Call.get("inspect image " + reference, Target.of("images", reference, "json"));
            var json = http.json(call);
            return Optional.of(ImageMapping.inspected(json, http.dialect()));
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// See [dev.quaymaster.engine.Engine#images].
    public List<Image> list() {
        var call = Call.get("list images", Target.of("images", "json"));
        return http.list(call, json -> ImageMapping.listed(json, http.dialect())).stream()
                .filter(image -> !image.tags().isEmpty())
                .sorted(Comparator.comparing(image -> image.tags().getFirst()))
                .toList();
    }

    /// See [dev.quaymaster.engine.Engine#pull].
    public void pull(String reference, String platform, Consumer<PullProgress> progress) {
        var image = ImageReference.parse(reference);
        var target =
                Target.of("images", "create")
                        .with("fromImage", image.repository())
                        .with("tag", image.version())
                        .withText("platform", platform);
        var call = Call.post("pull image " + reference, target).unlimited().idleFor(PULLING_STOPS);
        follow(withLogIn(call, image), json -> progress.accept(progress(json)));
    }

    private Call withLogIn(Call call, ImageReference image) {
        return credentials
                .header(image.registry())
                .map(header -> call.withHeader("X-Registry-Auth", header))
                .orElse(call);
    }

    /// See [dev.quaymaster.engine.Engine#registryDigest].
    public String registryDigest(String reference) {
        var call =
                Call.get(
                        "ask the registry for " + reference,
                        Target.of("distribution", reference, "json"));
        var answer = http.json(withLogIn(call, ImageReference.parse(reference)));
        return answer.get("Descriptor").text("digest");
    }

    private static PullProgress progress(Json json) {
        var detail = json.get("progressDetail");
        return new PullProgress(
                json.text("id"),
                json.text("status"),
                detail.number("current"),
                detail.number("total"));
    }

    /// See [dev.quaymaster.engine.Engine#importImage].
    public String importImage(InputStream tar, String repositoryTag) {
        var image = ImageReference.parse(repositoryTag);
        var target =
                Target.of("images", "create")
                        .with("fromSrc", "-")
                        // Podman does not look at a tag that is told apart
                        .with("repo", image.repository() + ":" + image.version());
        var id = new AtomicReference<>("");
        var call = Call.post("import image " + repositoryTag, target);
        follow(
                call.with(tar, "application/x-tar").idleFor(PULLING_STOPS),
                json -> id.set(json.text("status")));
        return Objects.requireNonNullElse(id.get(), "");
    }

    /// See [dev.quaymaster.engine.Engine#removeImage].
    public void remove(String reference) {
        http.send(Call.delete("remove image " + reference, Target.of("images", reference)));
    }

    /// Adds what the engine needs to pull base images with.
    ///
    /// @param instructions all that may name a base image
    Call withCredentials(Call build, String instructions) {
        return credentials
                .buildHeader(instructions)
                .map(header -> build.withHeader("X-Registry-Config", header))
                .orElse(build);
    }

    /// Makes a call that tells what it does line by line; it may fail in the midst of an answer
    /// that began well.
    void follow(Call call, Consumer<Json> consumer) {
        try (var response = http.open(call)) {
            Json.each(
                    response.body(),
                    json -> {
                        var error = json.text("error");
                        if (!error.isEmpty()) {
                            throw http.failures().failed(call.doing(), 500, error);
                        }
                        consumer.accept(json);
                    });
        } catch (IOException e) {
            throw http.failures().broken(call.doing(), e, false);
        }
    }
}
