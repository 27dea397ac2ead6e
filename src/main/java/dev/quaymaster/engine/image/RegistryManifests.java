package dev.quaymaster.engine.image;

import dev.quaymaster.engine.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Asks registries how large an image is that is not here yet; engines do not tell. What is not
/// known within a few seconds, or not told at all, is simply not known.
///
/// <https://distribution.github.io/distribution/spec/api/>
public final class RegistryManifests {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String DEFAULT_HOST = "index.docker.io";
    private static final String FORMS =
            String.join(
                    ", ",
                    "application/vnd.oci.image.index.v1+json",
                    "application/vnd.docker.distribution.manifest.list.v2+json",
                    "application/vnd.oci.image.manifest.v1+json",
                    "application/vnd.docker.distribution.manifest.v2+json");
    private static final Pattern PART = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final RegistryCredentials credentials;

    /// @param configFolder where the docker command keeps its `config.json`
    public RegistryManifests(Path configFolder) {
        this.credentials = new RegistryCredentials(configFolder);
    }

    /// Returns the bytes of an image's layers, packed as they are fetched.
    ///
    /// @param reference the image's name
    /// @param platform such as `linux/amd64`
    public OptionalLong downloadSize(String reference, String platform) {
        var image = ImageReference.parse(reference);
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var registry = new Registry(client, image, Optional.empty());
            return size(registry, image.version(), platform);
        } catch (IOException | IllegalArgumentException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private OptionalLong size(Registry registry, String version, String platform)
            throws IOException, InterruptedException {
        var found = manifest(registry, version);
        var manifest = found.json();
        var ofPlatform =
                manifest.list("manifests").stream()
                        .filter(one -> platform.equals(platform(one.get("platform"))))
                        .findFirst();
        if (ofPlatform.isPresent()) {
            manifest = manifest(found.registry(), ofPlatform.get().text("digest")).json();
        }
        var layers =
                manifest.list("layers").stream().mapToLong(layer -> layer.number("size")).sum();
        return layers == 0 ? OptionalLong.empty() : OptionalLong.of(layers);
    }

    private static String platform(Json json) {
        return json.text("os") + "/" + json.text("architecture");
    }

    /// A registry, and what it is to be told of who asks.
    private record Registry(
            HttpClient client, ImageReference image, Optional<String> authorization) {

        private String host() {
            return image.registry().isEmpty() || image.registry().equals("docker.io")
                    ? DEFAULT_HOST
                    : image.registry();
        }

        private String repository() {
            var name = image.repository();
            if (!image.registry().isEmpty()) {
                name = name.substring(image.registry().length() + 1);
            }
            return host().equals(DEFAULT_HOST) && !name.contains("/") ? "library/" + name : name;
        }

        /// As engines do it, only this machine's own registries are spoken to openly.
        private URI manifest(String version) {
            var local = host().startsWith("localhost:") || host().startsWith("127.");
            return URI.create(
                    "%s://%s/v2/%s/manifests/%s"
                            .formatted(local ? "http" : "https", host(), repository(), version));
        }

        private Registry authorized(String header) {
            return new Registry(client, image, Optional.of(header));
        }
    }

    private record Found(Registry registry, Json json) {}

    private Found manifest(Registry registry, String version)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(registry.manifest(version)).timeout(PATIENCE);
        request.header("Accept", FORMS);
        registry.authorization().ifPresent(header -> request.header("Authorization", header));
        var answer = registry.client().send(request.build(), BodyHandlers.ofString());
        var challenge = answer.headers().firstValue("WWW-Authenticate");
        if (answer.statusCode() == 401
                && challenge.isPresent()
                && registry.authorization().isEmpty()) {
            return manifest(registry.authorized(answerTo(challenge.get(), registry)), version);
        }
        return new Found(registry, Json.parse(answer.statusCode() == 200 ? answer.body() : "{}"));
    }

    /// A registry says how it wants to be asked: with the log-in itself, or with a token that
    /// another address gives for it.
    private String answerTo(String challenge, Registry registry)
            throws IOException, InterruptedException {
        var login = credentials.basic(registry.image().registry()).map(text -> "Basic " + text);
        if (!challenge.startsWith("Bearer")) {
            return login.orElse("Basic ");
        }
        var request = HttpRequest.newBuilder(tokenAddress(challenge)).timeout(PATIENCE);
        login.ifPresent(header -> request.header("Authorization", header));
        var answer = registry.client().send(request.build(), BodyHandlers.ofString());
        var json = Json.parse(answer.body());
        var token =
                Stream.of(json.text("token"), json.text("access_token"))
                        .filter(text -> !text.isEmpty())
                        .findFirst();
        return "Bearer " + token.orElse("");
    }

    private static URI tokenAddress(String challenge) {
        var realm = "";
        var query = new StringBuilder();
        var parts = PART.matcher(challenge);
        while (parts.find()) {
            if (parts.group(1).equals("realm")) {
                realm = parts.group(2);
            } else {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parts.group(1))
                        .append('=')
                        .append(URLEncoder.encode(parts.group(2), StandardCharsets.UTF_8));
            }
        }
        return URI.create(realm + query);
    }
}
