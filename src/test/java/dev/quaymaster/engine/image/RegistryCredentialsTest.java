package dev.quaymaster.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCredentialsTest {

    @TempDir Path folder;

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
                .contains(
                        "{\"username\":\"me\",\"password\":\"pw:x\",\"serveraddress\":\"r.example\"}");
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
    void withoutAFileThereIsNothing() {
        assertThat(new RegistryCredentials(folder.resolve("none")).header("")).isEmpty();
    }
}
