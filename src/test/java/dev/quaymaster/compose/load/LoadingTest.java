package dev.quaymaster.compose.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.CanonicalJson;
import dev.quaymaster.compose.model.Build;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Port;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the phases make of files, seen from the project that comes out.
class LoadingTest {

    @TempDir
    Path scratch;

    private LoadedFolder folder;

    @BeforeEach
    void prepare() {
        folder = new LoadedFolder(scratch);
    }

    @Test
    void theCanonicalTreeIsWhatTheReferencePrints() {
        folder.with("compose.yaml", """
                services:
                  web:
                    image: nginx:${TAG:-1.27}
                    command: nginx -g "daemon off;"
                    environment: [B=2, A=1]
                    ports: ["8080:80"]
                    volumes: ["data:/srv/"]
                volumes:
                  data:
                """);
        assertThat(CanonicalJson.compact(folder.project().tree()))
                .isEqualTo("{\"name\":\"shop\",\"networks\":{\"default\":{\"name\":\"shop_default\","
                        + "\"ipam\":{}}},\"services\":{\"web\":{\"command\":[\"nginx\",\"-g\","
                        + "\"daemon off;\"],\"entrypoint\":null,\"environment\":{\"A\":\"1\","
                        + "\"B\":\"2\"},\"image\":\"nginx:1.27\",\"networks\":{\"default\":null},"
                        + "\"ports\":[{\"mode\":\"ingress\",\"target\":80,\"published\":\"8080\","
                        + "\"protocol\":\"tcp\"}],\"volumes\":[{\"type\":\"volume\","
                        + "\"source\":\"data\",\"target\":\"/srv\",\"volume\":{}}]}},"
                        + "\"volumes\":{\"data\":{\"name\":\"shop_data\"}}}");
    }

    @Test
    void theOverrideFileIsMergedOverTheFirst() {
        folder.with("compose.yaml", """
                        services:
                          web:
                            image: nginx
                            command: [a]
                            environment: {A: 1, B: 1}
                            ports: ["80:80"]
                        """).with("compose.override.yaml", """
                        services:
                          web:
                            command: [b]
                            environment: [B=2]
                            ports: ["81:81"]
                        """);
        var web = folder.service("web");
        assertThat(web.command().orElseThrow()).containsExactly("b");
        assertThat(web.environment()).containsEntry("A", Optional.of("1")).containsEntry("B", Optional.of("2"));
        assertThat(web.ports()).hasSize(2);
        assertThat(folder.project().files()).hasSize(2);
    }

    @Test
    void resetTakesAwayAndOverrideReplaces() {
        folder.with("compose.yaml", "services: {web: {image: nginx, init: true, ports: [\"80:80\", \"81:81\"]}}\n")
                .with("compose.override.yaml", "services: {web: {init: !reset null, ports: !override [\"90:90\"]}}\n");
        var web = folder.service("web");
        assertThat(web.process().init()).isEmpty();
        assertThat(web.ports()).containsExactly(new Port(Optional.empty(), Optional.of("90"), 90, "tcp"));
    }

    @Test
    void anchorsAndMergeKeysShareSettings() {
        folder.with("compose.yaml", """
                x-base: &base
                  restart: always
                  labels: {team: a}
                services:
                  web:
                    <<: *base
                    image: nginx
                    restart: "no"
                """);
        var web = folder.service("web");
        assertThat(web.lifecycle().restart().orElseThrow().policy()).isEqualTo("no");
        assertThat(web.labels()).containsEntry("team", "a");
    }

    @Test
    void variablesComeFromTheProcessBeforeTheEnvFile() {
        folder.with(".env", "A=file\nB=file\n")
                .with("compose.yaml", "services: {web: {image: \"$A-${B}\"}}\n")
                .variable("A", "process");
        assertThat(folder.service("web").image()).contains("process-file");
    }

    @Test
    void envFilesGiveWayToTheServiceItself() {
        folder.with("web.env", "A=file\nB=file\n").with("compose.yaml", """
                        services:
                          web:
                            image: nginx
                            env_file: [web.env, {path: none.env, required: false}]
                            environment: {A: own, PASSED: }
                        """).variable("PASSED", "through");
        assertThat(folder.service("web").environment())
                .containsEntry("A", Optional.of("own"))
                .containsEntry("B", Optional.of("file"))
                .containsEntry("PASSED", Optional.of("through"));
    }

    @Test
    void plainScalarsAreReadAsYaml12() {
        folder.with("compose.yaml", "services: {web: {image: x, environment: {A: yes, B: 0440, C: 1.10, D: 22:22}}}\n");
        assertThat(folder.service("web").environment())
                .containsEntry("A", Optional.of("yes"))
                .containsEntry("B", Optional.of("288"))
                .containsEntry("C", Optional.of("1.1"))
                .containsEntry("D", Optional.of("22:22"));
    }

    @Test
    void servicesOutsideOfTheProfilesAreDisabled() {
        folder.with("compose.yaml", "services: {web: {image: x}, debug: {image: x, profiles: [debug]}}\n");
        assertThat(folder.project().services()).containsOnlyKeys("web");
        assertThat(folder.project().disabledServices()).containsOnlyKeys("debug");
        folder.variable("COMPOSE_PROFILES", "debug");
        assertThat(folder.project().services()).containsOnlyKeys("web", "debug");
    }

    @Test
    void mountsAreToldApart() {
        folder.with("compose.yaml", """
                services:
                  web:
                    image: x
                    volumes:
                      - ./conf:/conf:ro
                      - data:/data
                      - /cache
                      - {type: tmpfs, target: /tmp, tmpfs: {size: 64m}}
                volumes: {data: {external: true, name: shared}}
                """);
        assertThat(folder.service("web").mounts())
                .extracting(mount -> mount.getClass().getSimpleName() + " " + mount.target())
                .containsExactly("Bind /conf", "Named /data", "Anonymous /cache", "Tmpfs /tmp");
        assertThat(folder.service("web").mounts().getFirst()).isInstanceOfSatisfying(Mount.Bind.class, bind -> {
            assertThat(bind.source()).isEqualTo(scratch.resolve("conf").toString());
            assertThat(bind.readOnly()).isTrue();
            assertThat(bind.createHostPath()).isTrue();
        });
        assertThat(folder.project().volumes())
                .hasEntrySatisfying("data", volume -> assertThat(volume.name()).isEqualTo("shared"));
    }

    @Test
    void anIncludedFileHasItsOwnFolderAndEnvFile() {
        folder.with("compose.yaml", "include: [db/compose.yaml]\nservices: {web: {image: x}}\n")
                .with("db/.env", "VERSION=17\n")
                .with("db/compose.yaml", "services: {db: {image: \"postgres:$VERSION\", volumes: [./data:/data]}}\n");
        var db = folder.service("db");
        assertThat(db.image()).contains("postgres:17");
        assertThat(db.mounts())
                .first()
                .extracting(mount -> ((Mount.Bind) mount).source())
                .isEqualTo(scratch.resolve("db/data").toString());
    }

    @Test
    void aServiceExtendsOneOfAnotherFile() {
        folder.with("compose.yaml", "services: {web: {extends: {file: b/base.yaml, service: base}}}\n")
                .with("b/base.yaml", "services: {base: {image: x, build: .}}\n");
        var web = folder.service("web");
        assertThat(web.image()).contains("x");
        assertThat(web.build().map(Build::context))
                .contains(scratch.resolve("b").toString());
    }

    @Test
    void portRangesAreSpreadOut() {
        folder.with("compose.yaml", "services: {web: {image: x, ports: [\"127.0.0.1:80-81:90-91/udp\"]}}\n");
        assertThat(folder.service("web").ports())
                .containsExactly(
                        new Port(Optional.of("127.0.0.1"), Optional.of("80"), 90, "udp"),
                        new Port(Optional.of("127.0.0.1"), Optional.of("81"), 91, "udp"));
    }

    @Test
    void aSecretsValueIsKnownButNeverPrinted() {
        folder.with("compose.yaml", "services: {web: {image: x, secrets: [key]}}\nsecrets: {key: {environment: KEY}}\n")
                .variable("KEY", "hunter2");
        var project = folder.project();
        assertThat(project.secrets())
                .hasEntrySatisfying(
                        "key", secret -> assertThat(secret.content()).contains("hunter2"));
        assertThat(CanonicalJson.compact(project.tree())).doesNotContain("hunter2");
    }
}
