package dev.quaymaster.engine.image;

import dev.quaymaster.engine.http.Call;
import dev.quaymaster.engine.http.EngineHttp;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.Target;
import dev.quaymaster.engine.spec.BuildSpec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Builds images with the engine's own classic builder, which every engine has; what only BuildKit
/// understands (`RUN --mount`, here-documents) fails with the builder's words.
public final class ImageBuilder {

    private final EngineHttp http;
    private final ImageCalls images;

    /// Connects to nothing.
    public ImageBuilder(EngineHttp http, ImageCalls images) {
        this.http = http;
        this.images = images;
    }

    /// See [dev.quaymaster.engine.Engine#build].
    public String build(BuildSpec spec, Consumer<String> output) {
        var doing = "build image " + (spec.tags().isEmpty() ? "" : spec.tags().getFirst() + " ");
        var doingWhere = doing + "from " + spec.context();
        var id = new AtomicReference<>("");
        try (var context = BuildContext.open(spec)) {
            var call = Call.post(doingWhere, target(spec, context.dockerfile()));
            images.follow(
                    call.with(context.tar(), "application/x-tar"),
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
                        .withText("extrahosts", String.join(",", options.extraHosts()))
                        .withFlag("nocache", options.noCache())
                        .withFlag("pull", options.pull());
        for (var tag : spec.tags()) {
            target = target.with("t", tag);
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
