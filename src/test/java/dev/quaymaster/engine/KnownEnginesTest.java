package dev.quaymaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quaymaster.engine.KnownEngine.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which engines there are to choose from.
class KnownEnginesTest {

    @TempDir
    Path home;

    private KnownEngines look(Map<String, String> more, KnownEngine... added) {
        var env = new HashMap<>(Map.of("HOME", home.toString()));
        env.putAll(more);
        return KnownEngines.look(env, List.of(added));
    }

    private void context(String name, String host) throws IOException {
        var folder = home.resolve(".docker/contexts/meta").resolve(hash(name));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("meta.json"),
                "{\"Name\":\"%s\",\"Endpoints\":{\"docker\":{\"Host\":\"%s\"}}}".formatted(name, host));
    }

    private static String hash(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void dockersDefaultContextsSocketsAndAddedOnesAreListed() throws IOException {
        context("prod", "ssh://ada@prod");
        context("lab", "tcp://lab:2376");
        var tls = Files.createDirectories(home.resolve(".docker/contexts/tls/" + hash("lab") + "/docker"));
        Files.createDirectories(home.resolve("run"));
        Files.createFile(home.resolve("run/docker.sock"));
        var box = KnownEngine.added("box", "tcp://box:2375", Optional.empty());

        var known = look(
                Map.of(
                        "DOCKER_HOST",
                        "unix:///elsewhere.sock",
                        "XDG_RUNTIME_DIR",
                        home.resolve("run").toString()),
                box);

        assertThat(known.all())
                .filteredOn(engine -> !engine.name().equals("system"))
                .extracting(
                        KnownEngine::name,
                        KnownEngine::origin,
                        engine -> engine.endpoint().host(),
                        engine -> engine.endpoint().tlsFolder())
                .contains(
                        tuple("default", Origin.DEFAULT, "unix:///elsewhere.sock", Optional.empty()),
                        tuple("lab", Origin.CONTEXT, "tcp://lab:2376", Optional.of(tls)),
                        tuple("prod", Origin.CONTEXT, "ssh://ada@prod", Optional.empty()),
                        tuple("rootless", Origin.FOUND, "unix://" + home.resolve("run/docker.sock"), Optional.empty()),
                        tuple("box", Origin.ADDED, "tcp://box:2375", Optional.empty()));
        assertThat(known.docker().name()).isEqualTo("default");
    }

    @Test
    void theContextInUseIsDockersChoiceUnlessTheEnvironmentNamesAHost() throws IOException {
        context("prod", "ssh://ada@prod");
        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"prod\"}");

        assertThat(look(Map.of()).docker().name()).isEqualTo("prod");
        assertThat(look(Map.of("DOCKER_HOST", "unix:///x.sock")).docker().name())
                .isEqualTo("default");
        assertThat(look(Map.of("DOCKER_CONTEXT", "default")).docker().name()).isEqualTo("default");
    }

    @Test
    void contextsThatCantBeReadAreLeftOut() throws IOException {
        context("prod", "ssh://ada@prod");
        var broken = Files.createDirectories(home.resolve(".docker/contexts/meta/00"));
        Files.writeString(broken.resolve("meta.json"), "{ broken");

        assertThat(look(Map.of()).all()).extracting(KnownEngine::name).contains("prod");
    }

    @Test
    void theFirstOfANameIsTheOne() throws IOException {
        context("prod", "ssh://ada@prod");

        assertThat(look(Map.of(), KnownEngine.added("prod", "tcp://x:1", Optional.empty()))
                        .named("prod"))
                .map(engine -> engine.endpoint().host())
                .contains("ssh://ada@prod");
    }

    @Test
    void anAddressWithoutASchemeIsOneOfTcp() {
        assertThat(EngineLocator.at("box:2375", "the test", Map.of()).host()).isEqualTo("tcp://box:2375");
    }

    @Test
    void aRemoteOrUnusualEngineIsToldOf() {
        var ssh = new EngineEndpoint("ssh://ada@prod", "the test");
        var plain = new EngineEndpoint("unix:///x.sock", "the test");
        var open = new EngineEndpoint("tcp://box:2375", "the test");

        assertThat(EngineNotes.of(plain, info("Docker", "1.41"))).isEmpty();
        assertThat(EngineNotes.of(ssh, info("Docker", "1.41", "name=rootless")))
                .anyMatch(note -> note.contains("bind mount is the one of that machine"))
                .anyMatch(note -> note.contains("rootless"))
                .noneMatch(note -> note.contains("not encrypted"));
        assertThat(EngineNotes.of(open, info("Docker", "1.39")))
                .anyMatch(note -> note.contains("not encrypted"))
                .anyMatch(note -> note.contains("older than 1.40"));
        assertThat(EngineNotes.of(plain, info("Podman", "1.41"))).anyMatch(note -> note.startsWith("It is Podman"));
        assertThat(EngineNotes.api(info("Docker", "1.60"))).isEqualTo("1.60, of which 1.51 is spoken");
    }

    private static EngineInfo info(String product, String api, String... options) {
        return new EngineInfo(
                "known-engine",
                product,
                "box",
                "1",
                api,
                new EngineInfo.Platform("linux", "x86_64", "Linux", "6", 1, 1),
                "overlay2",
                List.of(options),
                "/data");
    }
}
