package dev.quaymaster.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.ApiVersion;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.HealthcheckSpec;
import dev.quaymaster.engine.spec.HostOptions;
import dev.quaymaster.engine.spec.Lifecycle;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.MountSpec.BindMount;
import dev.quaymaster.engine.spec.MountSpec.TmpfsMount;
import dev.quaymaster.engine.spec.MountSpec.VolumeMount;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.PortSpec;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.engine.spec.Resources;
import dev.quaymaster.engine.spec.Security;
import dev.quaymaster.engine.spec.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What goes over the line when a container is made.
class SpecMappingTest {

    private static final ApiVersion OLD = new ApiVersion(1, 41);
    private static final ApiVersion NEW = new ApiVersion(1, 51);

    private static Json created(ContainerSpec spec) {
        return SpecMapping.create(spec, NEW);
    }

    @Test
    void aPlainContainerSaysOnlyWhatItMust() {
        assertThat(created(ContainerSpec.of("web", "nginx")).toString())
                .isEqualTo(
                        "{\"Image\":\"nginx\",\"Tty\":false,\"AttachStdout\":true,\"AttachStderr\":true,\"OpenStdin\":false,\"StdinOnce\":false,"
                                + "\"HostConfig\":{\"RestartPolicy\":{\"Name\":\"no\"},"
                                + "\"AutoRemove\":false,\"ReadonlyRootfs\":false,"
                                + "\"Privileged\":false}}");
    }

    @Test
    void aVariableWithoutAValueTakesTheImagesAway() {
        var variables = new LinkedHashMap<String, Optional<String>>();
        variables.put("A", Optional.of("1=2"));
        variables.put("B", Optional.empty());
        var plain = ProcessSpec.of("run", "me");
        var process = new ProcessSpec(
                plain.command(),
                Optional.of(List.of()),
                variables,
                Optional.of("70:70"),
                Optional.of("/work"),
                true,
                ProcessSpec.Stdin.OPEN);

        var json = created(ContainerSpec.of("x", "y").withProcess(process));

        assertThat(json.texts("Env")).containsExactly("A=1=2", "B");
        assertThat(json.texts("Cmd")).containsExactly("run", "me");
        assertThat(json.get("Entrypoint").toString()).isEqualTo("[]");
        assertThat(json.text("User")).isEqualTo("70:70");
        assertThat(json.flag("OpenStdin")).isTrue();
        assertThat(json.flag("StdinOnce")).isFalse();
    }

    @Test
    void aHealthCheckIsInNanoseconds() {
        var check = new HealthcheckSpec(
                List.of("CMD-SHELL", "true"),
                Optional.of(Duration.ofSeconds(5)),
                Optional.of(Duration.ofSeconds(3)),
                Optional.of(Duration.ofMinutes(1)),
                Optional.of(Duration.ofMillis(500)),
                OptionalInt.of(4));
        var lifecycle = new Lifecycle(
                new Lifecycle.RestartPolicy("on-failure", OptionalInt.of(2)),
                Optional.of(check),
                Optional.of("SIGINT"),
                Optional.of(Duration.ofSeconds(90)),
                Optional.of(true),
                false);

        var json = created(ContainerSpec.of("x", "y").withLifecycle(lifecycle));

        assertThat(json.get("Healthcheck").toString())
                .isEqualTo("{\"Test\":[\"CMD-SHELL\",\"true\"],\"Interval\":5000000000,"
                        + "\"Timeout\":3000000000,\"StartPeriod\":60000000000,"
                        + "\"StartInterval\":500000000,\"Retries\":4}");
        assertThat(json.number("StopTimeout")).isEqualTo(90);
        assertThat(json.get("HostConfig").get("RestartPolicy").toString())
                .isEqualTo("{\"Name\":\"on-failure\",\"MaximumRetryCount\":2}");
    }

    @Test
    void mountsAreWrittenInFull() throws IOException {
        var mounts = List.<MountSpec>of(
                new VolumeMount(
                        "data",
                        "/data",
                        false,
                        true,
                        Optional.of("sub"),
                        Map.of("k", "v"),
                        Optional.of(new MountSpec.Driver("local", Map.of("type", "nfs"))),
                        true),
                new BindMount("/src", "/app", true, Optional.of("rshared"), Optional.of(true), Optional.empty()),
                new TmpfsMount("/run", false, OptionalLong.of(1024), OptionalInt.of(01777)),
                VolumeMount.of("", "/anonymous"));

        var json = created(ContainerSpec.of("x", "y").withStorage(Storage.of(mounts)));

        assertThat(json.get("HostConfig").get("Mounts").toString())
                .isEqualTo(Json.parse("""
                                        [{"Target":"/data","Type":"volume","Source":"data",
                                          "VolumeOptions":{"Labels":{"k":"v"},"Subpath":"sub","NoCopy":true,
                                            "DriverConfig":{"Name":"local","Options":{"type":"nfs"}}}},
                                         {"Target":"/app","ReadOnly":true,"Type":"bind","Source":"/src",
                                          "BindOptions":{"Propagation":"rshared","CreateMountpoint":true}},
                                         {"Target":"/run","Type":"tmpfs",
                                          "TmpfsOptions":{"SizeBytes":1024,"Mode":1023}},
                                         {"Target":"/anonymous","Type":"volume","VolumeOptions":{}}]
                                        """).toString());
    }

    @Test
    void severalBindingsOfAPortStayTogether() {
        var ports = List.of(
                new PortSpec("127.0.0.1", "8080", 80, "tcp"),
                new PortSpec("", "8081-8090", 80, "tcp"),
                new PortSpec("", "", 53, "udp"));
        var spec = ContainerSpec.of("x", "y").withNetworking(Networking.of("front", EndpointSpec.of("web"), ports));

        var json = created(spec);

        assertThat(json.get("HostConfig").get("PortBindings").toString())
                .isEqualTo("{\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"8080\"},"
                        + "{\"HostIp\":\"\",\"HostPort\":\"8081-8090\"}],"
                        + "\"53/udp\":[{\"HostIp\":\"\",\"HostPort\":\"\"}]}");
        assertThat(json.get("ExposedPorts").toString()).isEqualTo("{\"80/tcp\":{},\"53/udp\":{}}");
    }

    private static ContainerSpec inTwoNetworks() {
        var endpoints = new LinkedHashMap<String, EndpointSpec>();
        endpoints.put(
                "front",
                new EndpointSpec(
                        List.of("web"),
                        List.of(),
                        new EndpointSpec.Addresses(Optional.of("10.0.0.9"), Optional.empty(), List.of()),
                        Optional.of("02:42:ac:11:00:09"),
                        Map.of("o", "p"),
                        OptionalInt.of(5)));
        endpoints.put("back", EndpointSpec.of("db"));
        return ContainerSpec.of("x", "y")
                .withNetworking(new Networking(
                        "front",
                        endpoints,
                        List.of(),
                        List.of("9000"),
                        new Networking.Names("h", "d"),
                        new Networking.Dns(List.of("1.1.1.1"), List.of(), List.of()),
                        List.of("a:127.0.0.1")));
    }

    @Test
    void aNewEngineMakesAContainerInAllItsNetworks() {
        var json = SpecMapping.create(inTwoNetworks(), NEW);

        assertThat(json.get("NetworkingConfig").toString())
                .isEqualTo("{\"EndpointsConfig\":{\"front\":{\"Aliases\":[\"web\"],"
                        + "\"DriverOpts\":{\"o\":\"p\"},\"GwPriority\":5,"
                        + "\"IPAMConfig\":{\"IPv4Address\":\"10.0.0.9\"},"
                        + "\"MacAddress\":\"02:42:ac:11:00:09\"},"
                        + "\"back\":{\"Aliases\":[\"db\"]}}}");
        assertThat(json.text("MacAddress")).isEmpty();
        assertThat(NetworkingMapping.afterCreation(inTwoNetworks().networking(), NEW))
                .isEmpty();
    }

    @Test
    void anOldEngineMakesAContainerInItsFirstNetworkAndConnectsTheOthers() {
        var json = SpecMapping.create(inTwoNetworks(), OLD);

        assertThat(json.get("NetworkingConfig").get("EndpointsConfig").fields()).containsOnlyKeys("front");
        assertThat(json.text("MacAddress")).isEqualTo("02:42:ac:11:00:09");
        assertThat(NetworkingMapping.afterCreation(inTwoNetworks().networking(), OLD))
                .containsOnlyKeys("back");
    }

    @Test
    void sharesAndRightsAreWritten() {
        var none = Resources.none();
        var resources = new Resources(
                Resources.Memory.limit(OptionalLong.of(1 << 20)),
                new Resources.Cpu(
                        OptionalDouble.of(1.5),
                        OptionalLong.of(512),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "0-1"),
                OptionalLong.of(100),
                List.of(new Resources.Ulimit("nofile", 1024, 2048)),
                none.devices(),
                Optional.empty());
        var host = new HostOptions(
                resources,
                Security.lockedDown(List.of("CHOWN")),
                HostOptions.Namespaces.none(),
                Optional.of(new HostOptions.Logging("json-file", Map.of("max-size", "1m"))),
                Map.of("a", "b"),
                "runsc",
                "");

        var json = created(ContainerSpec.of("x", "y").withHost(host)).get("HostConfig");

        assertThat(json.number("Memory")).isEqualTo(1 << 20);
        assertThat(json.number("NanoCpus")).isEqualTo(1_500_000_000L);
        assertThat(json.get("Ulimits").toString()).isEqualTo("[{\"Name\":\"nofile\",\"Soft\":1024,\"Hard\":2048}]");
        assertThat(json.texts("CapDrop")).containsExactly("ALL");
        assertThat(json.texts("SecurityOpt")).containsExactly("no-new-privileges:true");
        assertThat(json.get("LogConfig").toString())
                .isEqualTo("{\"Type\":\"json-file\",\"Config\":{\"max-size\":\"1m\"}}");
        assertThat(json.text("Runtime")).isEqualTo("runsc");
    }
}
