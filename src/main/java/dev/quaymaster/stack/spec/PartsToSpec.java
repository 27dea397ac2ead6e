package dev.quaymaster.stack.spec;

import dev.quaymaster.compose.ConfigHash;
import dev.quaymaster.compose.model.Build;
import dev.quaymaster.compose.model.NetworkAttachment;
import dev.quaymaster.compose.model.NetworkConfig;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.engine.spec.BuildSpec;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.NetworkSpec;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Turns networks, volumes and builds of the compose model into what the engine is asked for.
public final class PartsToSpec {

    private PartsToSpec() {}

    /// Returns the network to make.
    public static NetworkSpec network(String project, NetworkConfig network) {
        var labels = labels(network.labels(), project, ComposeLabels.NETWORK, network.key());
        labels.put(ComposeLabels.CONFIG_HASH, ConfigHash.of(network));
        return new NetworkSpec(
                network.name(),
                network.driver().orElse(""),
                network.driverOpts(),
                labels,
                new NetworkSpec.Reach(
                        network.internal(), network.attachable(), network.enableIpv4(), network.enableIpv6()),
                new NetworkSpec.Ipam(
                        network.ipam().driver().orElse(""),
                        Map.of(),
                        network.ipam().pools().stream().map(PartsToSpec::pool).toList()));
    }

    private static NetworkSpec.Pool pool(NetworkConfig.Pool pool) {
        return new NetworkSpec.Pool(
                pool.subnet().orElse(""),
                pool.ipRange().orElse(""),
                pool.gateway().orElse(""),
                pool.auxAddresses());
    }

    /// Returns the volume to make.
    public static VolumeSpec volume(String project, VolumeConfig volume) {
        var labels = labels(volume.labels(), project, ComposeLabels.VOLUME, volume.key());
        labels.put(ComposeLabels.CONFIG_HASH, ConfigHash.of(volume));
        return new VolumeSpec(volume.name(), volume.driver().orElse(""), volume.driverOpts(), labels);
    }

    private static Map<String, String> labels(Map<String, String> own, String project, String keyLabel, String key) {
        var labels = new LinkedHashMap<>(own);
        labels.put(keyLabel, key);
        labels.put(ComposeLabels.PROJECT, project);
        labels.put(ComposeLabels.VERSION, ComposeLabels.WRITTEN_VERSION);
        return labels;
    }

    /// Returns a container's place in a network it is put into later.
    public static EndpointSpec endpoint(List<String> aliases, NetworkAttachment attachment) {
        return new EndpointSpec(
                aliases,
                List.of(),
                new EndpointSpec.Addresses(
                        attachment.ipv4Address(), attachment.ipv6Address(), attachment.linkLocalIps()),
                attachment.macAddress(),
                attachment.driverOpts(),
                OptionalInt.empty());
    }

    /// Returns the image to build, named and labelled as compose does it; empty when its context is
    /// not a folder of this machine.
    ///
    /// @param image its name
    public static Optional<BuildSpec> build(
            String project, String service, Build build, String image, String platform) {
        if (build.context().contains("://") || build.context().startsWith("git@")) {
            return Optional.empty();
        }
        var labels = labels(build.labels(), project, ComposeLabels.SERVICE, service);
        labels.put(ComposeLabels.IMAGE_BUILDER, "classic");
        var tags = new ArrayList<>(List.of(image));
        tags.addAll(build.tags());
        return Optional.of(new BuildSpec(
                Path.of(build.context()), dockerfile(build), tags, build.args(), labels, options(build, platform)));
    }

    private static BuildSpec.Dockerfile dockerfile(Build build) {
        return build.dockerfileInline()
                .<BuildSpec.Dockerfile>map(BuildSpec.Dockerfile.Inline::new)
                .orElseGet(
                        () -> new BuildSpec.Dockerfile.Named(build.dockerfile().orElse("Dockerfile")));
    }

    private static BuildSpec.Options options(Build build, String platform) {
        var said = build.options();
        return new BuildSpec.Options(
                build.target().orElse(""),
                said.network().orElse(""),
                platform,
                said.noCache(),
                said.pull(),
                said.cacheFrom(),
                NetworkingOf.withColons(said.extraHosts()));
    }
}
