package dev.quaymaster.engine.image;

import dev.quaymaster.engine.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Finds what `docker login` remembered: in the file itself, or through a helper program named
/// there. Nothing found, or a helper that fails, means to try without: many images are public.
final class RegistryCredentials {

    /// The key under which the docker command files its default registry.
    private static final String DEFAULT_KEY = "https://index.docker.io/v1/";

    private static final int HELPER_SECONDS = 30;
    private static final String TOKEN_USER = "<token>";

    private final Path configFolder;

    RegistryCredentials(Path configFolder) {
        this.configFolder = configFolder;
    }

    /// The value of the header that the engine wants.
    ///
    /// @param registry a host, or empty for the default one
    Optional<String> header(String registry) {
        var server = registry.isEmpty() || registry.equals("docker.io") ? DEFAULT_KEY : registry;
        try {
            var config = Json.parse(Files.readString(configFolder.resolve("config.json")));
            var helper = config.get("credHelpers").text(server);
            var credentials = helper.isEmpty() ? config.text("credsStore") : helper;
            var found =
                    credentials.isEmpty()
                            ? fromFile(config.get("auths"), server)
                            : fromHelper(credentials, server);
            return found.map(
                    json ->
                            Base64.getUrlEncoder()
                                    .encodeToString(
                                            json.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Json> fromFile(Json auths, String server) {
        var entry = auths.get(server);
        var other = entry.present() ? entry : auths.get("https://" + server);
        if (!other.text("identitytoken").isEmpty()) {
            return Optional.of(token(server, other.text("identitytoken")));
        }
        var auth = other.text("auth");
        var decoded = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
        var colon = decoded.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(
                        password(
                                server, decoded.substring(0, colon), decoded.substring(colon + 1)));
    }

    /// <https://github.com/docker/docker-credential-helpers>
    private static Optional<Json> fromHelper(String helper, String server)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder("docker-credential-" + helper, "get").start();
        try (var stdout = process.getInputStream()) {
            try (var stdin = process.getOutputStream()) {
                stdin.write(server.getBytes(StandardCharsets.UTF_8));
            }
            var answer = Json.parse(stdout);
            if (!process.waitFor(HELPER_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return Optional.empty();
            }
            var user = answer.text("Username");
            return Optional.of(
                    user.equals(TOKEN_USER)
                            ? token(server, answer.text("Secret"))
                            : password(server, user, answer.text("Secret")));
        } finally {
            process.destroy();
        }
    }

    private static Json token(String server, String token) {
        return Json.object().put("identitytoken", token).put("serveraddress", server);
    }

    private static Json password(String server, String user, String password) {
        return Json.object()
                .put("username", user)
                .put("password", password)
                .put("serveraddress", server);
    }
}
