package dev.quaymaster.stack.spec;

import static dev.quaymaster.stack.TestService.project;
import static dev.quaymaster.stack.TestService.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ConfigHash;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.MountPoint;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.MountSpec.VolumeMount;
import dev.quaymaster.stack.spec.ContainerDraft.OneOff;
import dev.quaymaster.stack.spec.ContainerDraft.Replaced;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceToSpecTest {

    private static final String OLD = "0123456789abcdef".repeat(4);

    @Test
    void carriesTheLabelsByWhichComposeKnowsAContainer() {
        var demo = project("demo", service("web").needsHealthy("db"), service("db"));

        assertThat(spec(demo, "web", Optional.empty()).labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "com.docker.compose.project", "demo",
                        "com.docker.compose.service", "web",
                        "com.docker.compose.container-number", "1",
                        "com.docker.compose.oneoff", "False",
                        "com.docker.compose.version", "2.40.3",
                        "com.docker.compose.image", "sha256:1",
                        "com.docker.compose.depends_on", "db:service_healthy:false",
                        "com.docker.compose.project.working_dir", "/stacks/demo",
                        "com.docker.compose.project.config_files", "/stacks/demo/compose.yaml",
                        "com.docker.compose.config-hash", ConfigHash.of(of(demo, "web"))));
    }

    @Test
    void aContainerThatTakesAnothersPlaceIsMadeBesideItAndGetsItsUnnamedVolumes() {
        var demo = project("demo", service("web").unnamedVolume("/scratch"));
        var scratch = new MountPoint(MountPoint.Type.VOLUME, "f00", "/v/f00", "/scratch", false, "local", "");

        var spec = spec(demo, "web", Optional.of(new Replaced(OLD, List.of(scratch))));

        assertThat(spec.name()).isEqualTo("0123456789ab_demo-web-1");
        assertThat(spec.labels()).containsEntry("com.docker.compose.replace", "web-1");
        assertThat(spec.storage().mounts()).containsExactly(VolumeMount.of("f00", "/scratch"));
        assertThat(spec.networking().endpoints().get("demo_default"))
                .isNotNull()
                .extracting(endpoint -> endpoint.aliases())
                .isEqualTo(List.of("demo-web-1", "web"));
    }

    @Test
    void plainMountsGoInTheShortFormThatMakesMissingFolders() {
        var demo = project("demo", service("web").volume("data", "/data").bind("/host", "/here"));

        assertThat(spec(demo, "web", Optional.empty()).storage().binds())
                .containsExactly("demo_data:/data:rw", "/host:/here:rw");
    }

    @Test
    void whoSharesANetworkIsHashedWithTheContainerItSharesWith() {
        var demo = project("demo", service("vpn"), service("app").networkOf("vpn"));
        var draft = new ContainerDraft(demo, of(demo, "app"), 1, Optional.empty(), Optional.empty());

        var spec = ServiceToSpec.container(draft, new Known("sha256:1", Map.of("vpn", OLD)));

        assertThat(spec.networking().mode()).isEqualTo("container:" + OLD);
        assertThat(spec.labels())
                .containsEntry(ComposeLabels.CONFIG_HASH, ServiceToSpec.hash(of(demo, "app"), Map.of("vpn", OLD)));
    }

    @Test
    void aOneOffPublishesNoPortsAndAnswersOnlyToItsOwnName() {
        var demo = project("demo", service("web").port("8080", 80));
        var draft = new ContainerDraft(
                demo, of(demo, "web"), 0, Optional.empty(), Optional.of(new OneOff(OLD, false, false, false)));

        var spec = ServiceToSpec.container(draft, new Known("sha256:1", Map.of()));

        assertThat(spec.name()).isEqualTo("demo-web-run-0123456789ab");
        assertThat(spec.networking().ports()).isEmpty();
        assertThat(spec.labels())
                .containsEntry("com.docker.compose.oneoff", "True")
                .containsEntry("com.docker.compose.slug", OLD)
                .doesNotContainKey("com.docker.compose.container-number");
    }

    private static ContainerSpec spec(Project project, String name, Optional<Replaced> replaced) {
        var draft = new ContainerDraft(project, of(project, name), 1, replaced, Optional.empty());
        return ServiceToSpec.container(draft, new Known("sha256:1", Map.of()));
    }

    private static Service of(Project project, String name) {
        return Optional.ofNullable(project.services().get(name)).orElseThrow();
    }
}
