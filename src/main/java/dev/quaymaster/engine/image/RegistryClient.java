package dev.quaymaster.engine.image;

import dev.quaymaster.engine.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Asks one registry for manifests, as one image wants it. Answers are small, so more than a few
/// megabytes are not taken; redirects are not followed; and a log-in goes out in clear text to this
/// machine only.
///
/// <https://distribution.github.io/distribution/spec/api/>
final class RegistryClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long MOST_BYTES = 4L << 20;
    private static final String DEFAULT_HOST = "index.docker.io";
    private static final String FORMS = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");
    private static final Pattern PART = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ImageReference image;
    private final RegistryCredentials credentials;
    private Optional<String> authorization = Optional.empty();

    RegistryClient(ImageReference image, RegistryCredentials credentials) {
        this.image = image;
        this.credentials = credentials;
    }

    /// A manifest, or a missing value when we may not see it.
    ///
    /// @param version a tag or a digest
    Json manifest(String version) throws IOException {
        var answer = ask(version);
        var challenge = answer.headers().firstValue("WWW-Authenticate");
        if (answer.statusCode() == 401 && challenge.isPresent() && authorization.isEmpty()) {
            authorization = Optional.of(answerTo(challenge.get()));
            answer = ask(version);
        }
        return Json.parse(answer.statusCode() == 200 ? answer.body() : "{}");
    }

    private HttpResponse<String> ask(String version) throws IOException {
        var request = HttpRequest.newBuilder(address(version)).timeout(PATIENCE);
        request.header("Accept", FORMS);
        authorization.ifPresent(header -> request.header("Authorization", header));
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String host() {
        return image.registry().isEmpty() || image.registry().equals("docker.io") ? DEFAULT_HOST : image.registry();
    }

    private String repository() {
        var name = image.repository();
        if (!image.registry().isEmpty()) {
            name = name.substring(image.registry().length() + 1);
        }
        return host().equals(DEFAULT_HOST) && !name.contains("/") ? "library/" + name : name;
    }

    /// As engines do it, only this machine's own registries are spoken to openly.
    private URI address(String version) {
        return URI.create("%s://%s/v2/%s/manifests/%s"
                .formatted(isThisMachine(host()) ? "http" : "https", host(), repository(), version));
    }

    static boolean isThisMachine(String host) {
        return THIS_MACHINE.matcher(host).matches();
    }

    /// A registry says how it wants to be asked: with the log-in itself, or with a token that
    /// another address gives for it.
    private String answerTo(String challenge) throws IOException {
        var login = credentials.basic(image.registry()).map(text -> "Basic " + text);
        if (!challenge.startsWith("Bearer")) {
            return login.orElse("Basic ");
        }
        var request = HttpRequest.newBuilder(tokenAddress(challenge)).timeout(PATIENCE);
        login.ifPresent(header -> request.header("Authorization", header));
        var json = Json.parse(send(request.build()).body());
        var token = Stream.of(json.text("token"), json.text("access_token"))
                .filter(text -> !text.isEmpty())
                .findFirst();
        return "Bearer " + token.orElse("");
    }

    /// @throws IOException when the log-in would go there in clear text
    private static URI tokenAddress(String challenge) throws IOException {
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
        var address = URI.create(realm + query);
        if (!"https".equals(address.getScheme()) && !isThisMachine(String.valueOf(address.getAuthority()))) {
            throw new IOException("the registry wants the log-in to be sent in clear text");
        }
        return address;
    }

    /// Drops what is still under way.
    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
