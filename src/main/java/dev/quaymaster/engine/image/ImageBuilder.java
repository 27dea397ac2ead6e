package dev.quaymaster.engine.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.model.BuildResponseItem;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.command.DockerCommands;
import dev.quaymaster.engine.http.CallOptions;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.BuildSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds images with the engine's own classic builder, which every engine has; what only BuildKit
/// understands (`RUN --mount`, here-documents) fails with the builder's words.
public final class ImageBuilder {

    private static final int ATTEMPTS = 3;

    /// A step may work for long without a word.
    private static final Duration BUILDING_STOPS = Duration.ofHours(1);

    private static final Pattern CACHED_STEP_GONE = Pattern.compile(
            "(unable to find image \"|failed to get digest |[Nn]o such image:" + " )sha256:[0-9a-f]{12}");

    private final DockerCommands commands;
    private final ImageCalls images;

    /// Connects to nothing.
    public ImageBuilder(DockerCommands commands, ImageCalls images) {
        this.commands = commands;
        this.images = images;
    }

    /// See [dev.quaymaster.engine.Engine#build].
    ///
    /// The engine fails a build whose cached step goes while it builds, because someone removes an
    /// image made of the same steps; done again, it makes the step.
    public String build(BuildSpec spec, Consumer<String> output) {
        for (var left = ATTEMPTS - 1; ; left--) {
            try {
                return buildOnce(spec, output);
            } catch (EngineException e) {
                if (left == 0 || !CACHED_STEP_GONE.matcher(e.getMessage()).find()) {
                    throw e;
                }
                output.accept("A cached step was removed meanwhile: building once more.");
            }
        }
    }

    private String buildOnce(BuildSpec spec, Consumer<String> output) {
        var doing = "build image " + (spec.tags().isEmpty() ? "" : spec.tags().getFirst() + " ");
        var call = CallOptions.change(doing + "from " + spec.context()).unlimited();
        var id = new AtomicReference<>("");
        try (var context = BuildContext.open(spec)) {
            images.<BuildResponseItem>follow(
                    call.idleFor(BUILDING_STOPS),
                    docker -> building(docker, spec, context),
                    json -> take(json, output, id));
        } catch (IOException e) {
            throw commands.transport()
                    .failures()
                    .failed(call.doing(), 500, "the folder can't be read: " + e.getMessage());
        }
        return Objects.requireNonNullElse(id.get(), "");
    }

    private static void take(Json json, Consumer<String> output, AtomicReference<String> id) {
        lines(json.text("stream") + json.text("status"), output);
        var built = json.get("aux").text("ID");
        if (!built.isEmpty()) {
            id.set(built);
        }
    }

    /// The Dockerfile, and what its `ARG` may be set to.
    private static String namesOfImages(BuildSpec spec, BuildContext context) {
        return Stream.concat(
                        Stream.of(context.instructions()),
                        spec.arguments().values().stream().flatMap(Optional::stream))
                .collect(Collectors.joining("\n"));
    }

    private static void lines(String text, Consumer<String> output) {
        text.lines().filter(line -> !line.isBlank()).forEach(output);
    }

    private BuildImageCmd building(DockerClient docker, BuildSpec spec, BuildContext context) {
        var options = spec.options();
        var command = docker.buildImageCmd(context.tar())
                .withDockerfilePath(context.dockerfile())
                .withTags(new LinkedHashSet<>(spec.tags()))
                .withRemove(true)
                .withForcerm(true)
                .withLabels(spec.labels())
                .withNoCache(options.noCache())
                .withPull(options.pull())
                .withCacheFrom(new LinkedHashSet<>(options.cacheFrom()))
                .withExtraHosts(new LinkedHashSet<>(options.extraHosts()));
        present(spec).forEach(command::withBuildArg);
        images.credentials(namesOfImages(spec, context)).ifPresent(command::withBuildAuthConfigs);
        return withTexts(command, options);
    }

    private static BuildImageCmd withTexts(BuildImageCmd command, BuildSpec.Options options) {
        if (!options.target().isEmpty()) {
            command.withTarget(options.target());
        }
        if (!options.network().isEmpty()) {
            command.withNetworkMode(options.network());
        }
        return options.platform().isEmpty() ? command : command.withPlatform(options.platform());
    }

    private static Map<String, String> present(BuildSpec spec) {
        var present = new LinkedHashMap<String, String>();
        spec.arguments().forEach((name, value) -> value.ifPresent(text -> present.put(name, text)));
        return present;
    }
}
