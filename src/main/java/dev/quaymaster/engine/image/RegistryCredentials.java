package dev.quaymaster.engine.image;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.files.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds what `docker login` remembered: in the file itself, or through a helper program named
/// there. Nothing found, or a helper that fails, means to try without: many images are public. Only
/// of a helper that never answers the user is told, who would wait for it with every image.
final class RegistryCredentials {

    /// The key under which the docker command files its default registry.
    private static final String DEFAULT_KEY = "https://index.docker.io/v1/";

    private static final String TOKEN_USER = "<token>";

    private final Path configFolder;
    private final CredentialHelper helper;

    RegistryCredentials(Path configFolder) {
        this(configFolder, CredentialProgram.USUAL);
    }

    RegistryCredentials(Path configFolder, CredentialHelper helper) {
        this.configFolder = configFolder;
        this.helper = helper;
    }

    /// The value of the header that the engine wants to pull with.
    ///
    /// @param registry a host, or empty for the default one
    Optional<String> header(String registry) {
        return find(config(), server(registry)).map(RegistryCredentials::encoded);
    }

    /// Name and password as a registry itself wants them.
    ///
    /// @param registry a host, or empty for the default one
    Optional<String> basic(String registry) {
        return find(config(), server(registry))
                .filter(found -> !found.text("password").isEmpty())
                .map(found -> found.text("username") + ":" + found.text("password"))
                .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String server(String registry) {
        return registry.isEmpty() || registry.equals("docker.io") ? DEFAULT_KEY : registry;
    }

    /// What the engine wants to pull with.
    ///
    /// @param registry a host, or empty for the default one
    Optional<AuthConfig> find(String registry) {
        return find(config(), server(registry)).map(RegistryCredentials::model);
    }

    /// What the engine wants to build with, as it may pull base images.
    ///
    /// @param instructions all that may name a base image; only registries that are named there are
    ///   asked for, and the default one
    Optional<AuthConfigurations> findAll(String instructions) {
        var config = config();
        var all = new AuthConfigurations();
        for (var server : servers(config)) {
            if (server.equals(DEFAULT_KEY) || instructions.contains(host(server))) {
                find(config, server).map(RegistryCredentials::model).ifPresent(all::addConfig);
            }
        }
        return all.getConfigs().isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static AuthConfig model(Json found) {
        var token = found.text("identitytoken");
        var model = new AuthConfig().withRegistryAddress(found.text("serveraddress"));
        return token.isEmpty()
                ? model.withUsername(found.text("username")).withPassword(found.text("password"))
                : model.withIdentityToken(token);
    }

    private static String host(String server) {
        var start = server.indexOf("://");
        var name = start < 0 ? server : server.substring(start + 3);
        var slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    /// A file that is not there, or can't be understood, holds no credentials.
    private Json config() {
        try {
            return Json.parse(BoundedFile.text(configFolder.resolve("config.json")));
        } catch (IOException e) {
            return Json.object();
        }
    }

    private Set<String> servers(Json config) {
        var servers = new TreeSet<>(config.get("auths").fields().keySet());
        servers.addAll(config.get("credHelpers").fields().keySet());
        var store = config.text("credsStore");
        if (!store.isEmpty()) {
            servers.addAll(ask(store, "list", "").fields().keySet());
        }
        return servers;
    }

    private Optional<Json> find(Json config, String server) {
        var own = config.get("credHelpers").text(server);
        var name = own.isEmpty() ? config.text("credsStore") : own;
        return name.isEmpty() ? fromFile(config.get("auths"), server) : fromHelper(ask(name, "get", server), server);
    }

    private static String encoded(Json json) {
        return Base64.getUrlEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Json> fromFile(Json auths, String server) {
        var entry = auths.get(server);
        var other = entry.present() ? entry : auths.get("https://" + server);
        if (!other.text("identitytoken").isEmpty()) {
            return Optional.of(token(server, other.text("identitytoken")));
        }
        var login = decoded(other.text("auth"));
        var colon = login.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(password(server, login.substring(0, colon), login.substring(colon + 1)));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Optional<Json> fromHelper(Json answer, String server) {
        var user = answer.text("Username");
        if (answer.text("Secret").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                user.equals(TOKEN_USER)
                        ? token(server, answer.text("Secret"))
                        : password(server, user, answer.text("Secret")));
    }

    private Json ask(String name, String verb, String input) {
        try {
            return helper.ask(name, verb, input);
        } catch (IOException e) {
            return Json.object();
        }
    }

    private static Json token(String server, String token) {
        return Json.object().put("identitytoken", token).put("serveraddress", server);
    }

    private static Json password(String server, String user, String password) {
        return Json.object().put("username", user).put("password", password).put("serveraddress", server);
    }
}
