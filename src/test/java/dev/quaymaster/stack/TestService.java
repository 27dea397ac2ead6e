package dev.quaymaster.stack;

import dev.quaymaster.compose.model.Condition;
import dev.quaymaster.compose.model.Dependency;
import dev.quaymaster.compose.model.Healthcheck;
import dev.quaymaster.compose.model.Isolation;
import dev.quaymaster.compose.model.LifecycleConfig;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.NetworkAttachment;
import dev.quaymaster.compose.model.NetworkConfig;
import dev.quaymaster.compose.model.Port;
import dev.quaymaster.compose.model.ProcessOptions;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.ResourcesConfig;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.compose.model.VolumeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/// A service for tests, said in one line; its canonical tree is made up of what was said, so that
/// its hash changes when, and only when, it does.
public final class TestService {

    private final String name;
    private final Map<String, Object> tree = new LinkedHashMap<>();
    private final TreeMap<String, Optional<String>> environment = new TreeMap<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<Port> ports = new ArrayList<>();
    private final List<Mount> mounts = new ArrayList<>();
    private final List<String> networks = new ArrayList<>(List.of("default"));
    private Optional<Healthcheck> healthcheck = Optional.empty();
    private Optional<List<String>> command = Optional.empty();
    private Optional<String> containerName = Optional.empty();
    private Optional<String> networkMode = Optional.empty();
    private Optional<String> pullPolicy = Optional.empty();
    private String image;
    private int scale = 1;

    private TestService(String name) {
        this.name = name;
        this.image = name + ":1";
    }

    public static TestService service(String name) {
        return new TestService(name);
    }

    public TestService image(String value) {
        image = value;
        return this;
    }

    public TestService env(String key, String value) {
        environment.put(key, Optional.of(value));
        return this;
    }

    public TestService command(String... words) {
        command = Optional.of(List.of(words));
        return this;
    }

    public TestService needs(String service) {
        return needs(service, Condition.STARTED, false, true);
    }

    public TestService needsHealthy(String service) {
        return needs(service, Condition.HEALTHY, false, true);
    }

    public TestService needsCompleted(String service) {
        return needs(service, Condition.COMPLETED_SUCCESSFULLY, false, true);
    }

    public TestService needs(String service, Condition condition, boolean restart, boolean required) {
        dependencies.add(new Dependency(service, condition, restart, required));
        return this;
    }

    public TestService port(String published, int target) {
        ports.add(new Port(Optional.of("127.0.0.1"), Optional.of(published), target, "tcp"));
        return this;
    }

    public TestService volume(String key, String target) {
        mounts.add(new Mount.Named(key, target, false, false, Optional.empty(), Map.of()));
        return this;
    }

    public TestService unnamedVolume(String target) {
        mounts.add(new Mount.Anonymous(target, false, false, true));
        return this;
    }

    public TestService bind(String source, String target) {
        mounts.add(new Mount.Bind(source, target, false, true, Optional.empty(), Optional.empty(), Optional.empty()));
        return this;
    }

    public TestService networks(String... keys) {
        networks.clear();
        networks.addAll(List.of(keys));
        return this;
    }

    public TestService networkOf(String service) {
        networkMode = Optional.of("service:" + service);
        networks.clear();
        tree.put("network_mode", "service:" + service);
        return needs(service);
    }

    public TestService checked(String... test) {
        healthcheck = Optional.of(new Healthcheck(
                List.of(test),
                Optional.of(Duration.ofMillis(200)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(3),
                false));
        return this;
    }

    public TestService named(String value) {
        containerName = Optional.of(value);
        return this;
    }

    public TestService scale(int value) {
        scale = value;
        return this;
    }

    public TestService pullPolicy(String value) {
        pullPolicy = Optional.of(value);
        return this;
    }

    /// Puts services into a project with the networks and volumes that they use.
    public static Project project(String name, TestService... services) {
        return project(name, Path.of("/stacks", name), services);
    }

    public static Project project(String name, Path folder, TestService... services) {
        var built = new LinkedHashMap<String, Service>();
        var networks = new LinkedHashMap<String, NetworkConfig>();
        var volumes = new LinkedHashMap<String, VolumeConfig>();
        Arrays.stream(services).forEach(service -> built.put(service.name, service.build()));
        for (var service : built.values()) {
            service.networks().keySet().forEach(key -> networks.put(key, network(name, key)));
            for (var mount : service.mounts()) {
                if (mount instanceof Mount.Named named) {
                    volumes.put(named.volume(), projectVolume(name, named.volume()));
                }
            }
        }
        return new Project(
                name,
                folder,
                List.of(folder.resolve("compose.yaml")),
                List.of(),
                built,
                Map.of(),
                networks,
                volumes,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static NetworkConfig network(String project, String key) {
        var name = project + "_" + key;
        return new NetworkConfig(
                key,
                name,
                false,
                Optional.empty(),
                Map.of(),
                Map.of(),
                new NetworkConfig.Ipam(Optional.empty(), List.of()),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Map.of("name", name));
    }

    private static VolumeConfig projectVolume(String project, String key) {
        var name = project + "_" + key;
        return new VolumeConfig(key, name, false, Optional.empty(), Map.of(), Map.of(), Map.of("name", name));
    }

    private Service build() {
        describe();
        return new Service(
                name,
                Optional.of(image),
                Optional.empty(),
                command,
                Optional.empty(),
                environment,
                Map.of(),
                dependencies,
                ports,
                mounts,
                attachments(),
                healthcheck,
                new Service.Grants(List.of(), List.of()),
                process(),
                isolation(),
                resources(),
                lifecycle(),
                tree);
    }

    private void describe() {
        tree.put("image", image);
        command.ifPresent(words -> tree.put("command", words));
        var variables = new LinkedHashMap<String, Object>();
        environment.forEach((key, value) -> variables.put(key, value.orElse("")));
        tree.put("environment", variables);
        tree.put("ports", ports.stream().map(Port::toString).toList());
        tree.put("volumes", mounts.stream().map(Mount::toString).toList());
        tree.put("networks", List.copyOf(new LinkedHashSet<>(networks)));
    }

    private Map<String, NetworkAttachment> attachments() {
        var attachments = new LinkedHashMap<String, NetworkAttachment>();
        networks.forEach(key -> attachments.put(
                key,
                new NetworkAttachment(
                        key,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        0,
                        0,
                        Optional.empty(),
                        Map.of())));
        return attachments;
    }

    private ProcessOptions process() {
        return new ProcessOptions(
                containerName,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty());
    }

    private Isolation isolation() {
        return new Isolation(
                new Isolation.Namespaces(
                        networkMode,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Isolation.Names(
                        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), List.of()),
                false,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Map.of());
    }

    private static ResourcesConfig resources() {
        var none = OptionalLong.empty();
        return new ResourcesConfig(
                new ResourcesConfig.Cpu(Optional.empty(), none, Optional.empty(), none, none, none, none),
                new ResourcesConfig.Memory(none, none, none, none, none, false, none),
                none,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private LifecycleConfig lifecycle() {
        return new LifecycleConfig(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                scale,
                pullPolicy,
                List.of(),
                List.of(),
                List.of());
    }
}
