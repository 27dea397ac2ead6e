package dev.quaymaster.engine.image;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.http.Call;
import dev.quaymaster.engine.http.EngineHttp;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.Target;
import dev.quaymaster.engine.spec.BuildSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
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

    private static final Pattern CACHED_STEP_GONE =
            Pattern.compile(
                    "(unable to find image \"|failed to get digest |[Nn]o such image:"
                            + " )sha256:[0-9a-f]{12}");

    private final EngineHttp http;
    private final ImageCalls images;

    /// Connects to nothing.
    public ImageBuilder(EngineHttp http, ImageCalls images) {
        this.http = http;
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
        var doingWhere = doing + "from " + spec.context();
        var id = new AtomicReference<>("");
        try (var context = BuildContext.open(spec)) {
            var call = Call.post(doingWhere, target(spec, context.dockerfile()));
            images.follow(
                    images.withCredentials(call, namesOfImages(spec, context))
                            .with(context.tar(), "application/x-tar")
                            .idleFor(BUILDING_STOPS),
                    json -> {
                        lines(json.text("stream") + json.text("status"), output);
                        var built = json.get("aux").text("ID");
                        if (!built.isEmpty()) {
                            id.set(built);
                        }
                    });
        } catch (IOException e) {
            throw http.failures()
                    .failed(doingWhere, 500, "the folder can't be read: " + e.getMessage());
        }
        return Objects.requireNonNullElse(id.get(), "");
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

    private static Target target(BuildSpec spec, String dockerfile) {
        var options = spec.options();
        var target =
                Target.of("build")
                        .with("dockerfile", dockerfile)
                        .with("rm", "1")
                        .with("forcerm", "1")
                        .with("buildargs", Json.of(present(spec)))
                        .with("labels", Json.of(spec.labels()))
                        .withText("target", options.target())
                        .withText("networkmode", options.network())
                        .withText("platform", options.platform())
                        .withFlag("nocache", options.noCache())
                        .withFlag("pull", options.pull());
        for (var tag : spec.tags()) {
            target = target.with("t", tag);
        }
        for (var host : options.extraHosts()) {
            target = target.with("extrahosts", host);
        }
        return options.cacheFrom().isEmpty()
                ? target
                : target.with("cachefrom", Json.of(options.cacheFrom()));
    }

    private static Map<String, String> present(BuildSpec spec) {
        var present = new LinkedHashMap<String, String>();
        spec.arguments().forEach((name, value) -> value.ifPresent(text -> present.put(name, text)));
        return present;
    }
}
