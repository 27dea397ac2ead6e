package dev.quaymaster.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import dev.quaymaster.engine.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCredentialsTest {

    @TempDir
    Path folder;

    private Optional<String> found(String config, String registry) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
        return new RegistryCredentials(folder)
                .header(registry)
                .map(h -> new String(Base64.getUrlDecoder().decode(h), StandardCharsets.UTF_8));
    }

    @Test
    void aPasswordOfTheFileIsFound() throws IOException {
        var auth = Base64.getEncoder().encodeToString("me:pw:x".getBytes(StandardCharsets.UTF_8));

        assertThat(found("{\"auths\":{\"r.example\":{\"auth\":\"" + auth + "\"}}}", "r.example"))
                .contains("{\"username\":\"me\",\"password\":\"pw:x\",\"serveraddress\":\"r.example\"}");
    }

    @Test
    void anUnknownRegistryIsTriedWithout() throws IOException {
        assertThat(found("{\"auths\":{}}", "r.example")).isEmpty();
    }

    @Test
    void aHelperThatIsNotThereIsNoReasonToFail() throws IOException {
        assertThat(found("{\"credsStore\":\"qm-no-such-helper\"}", "r.example")).isEmpty();
    }

    @Test
    void aHelperIsAskedForWhatTheFileDoesNotHold() throws IOException {
        Files.writeString(folder.resolve("config.json"), """
                {"credHelpers": {"r.example": "vault"}, "credsStore": "desktop",
                 "auths": {"private.example": {}}}\
                """);

        assertThat(decoded(withHelpers().header("r.example")))
                .isEqualTo("{\"username\":\"vault\",\"password\":\"secret\",\"serveraddress\":\"r.example\"}");
        assertThat(decoded(withHelpers().header("")))
                .isEqualTo("{\"identitytoken\":\"secret\",\"serveraddress\":\"https://index.docker.io/v1/\"}");
    }

    @Test
    void aBuildGetsTheCredentialsOfTheRegistriesItNames() throws IOException {
        Files.writeString(folder.resolve("config.json"), """
                {"credHelpers": {"r.example": "vault", "other.example": "vault"},
                 "credsStore": "desktop", "auths": {"private.example": {}}}\
                """);

        var found = withHelpers().findAll("FROM r.example/base:1\nRUN true");

        assertThat(found.map(AuthConfigurations::getConfigs))
                .contains(Map.of(
                        "https://index.docker.io/v1/",
                        new AuthConfig().withIdentityToken("secret").withRegistryAddress("https://index.docker.io/v1/"),
                        "r.example",
                        new AuthConfig()
                                .withUsername("vault")
                                .withPassword("secret")
                                .withRegistryAddress("r.example")));
    }

    @Test
    void aBuildWithoutALoginGetsNone() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"auths\":{\"r.example\":{}}}");

        assertThat(new RegistryCredentials(folder).findAll("FROM r.example/base"))
                .isEmpty();
    }

    /// `vault` has a password for whatever it is asked, `desktop` a token for the default registry.
    private RegistryCredentials withHelpers() {
        return new RegistryCredentials(
                folder,
                (name, verb, input) -> Json.parse(
                        verb.equals("list")
                                ? "{\"https://index.docker.io/v1/\": \"me\"}"
                                : name.equals("desktop")
                                        ? "{\"Username\": \"<token>\", \"Secret\":" + " \"secret\"}"
                                        : "{\"Username\": \"vault\", \"Secret\":" + " \"secret\"}"));
    }

    private static String decoded(Optional<String> header) {
        return new String(Base64.getUrlDecoder().decode(header.orElseThrow()), StandardCharsets.UTF_8);
    }

    @Test
    void withoutAFileThereIsNothing() {
        assertThat(new RegistryCredentials(folder.resolve("none")).header("")).isEmpty();
    }
}
