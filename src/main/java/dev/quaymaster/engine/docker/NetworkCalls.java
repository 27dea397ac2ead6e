package dev.quaymaster.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ListNetworksCmd;
import com.github.dockerjava.core.DefaultDockerCmdExecFactory;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Network;
import dev.quaymaster.engine.command.DockerCommands;
import dev.quaymaster.engine.command.OwnDocuments;
import dev.quaymaster.engine.http.CallOptions;
import dev.quaymaster.engine.http.RawModels;
import dev.quaymaster.engine.http.RequestPaths;
import dev.quaymaster.engine.mapping.NetworkMapping;
import dev.quaymaster.engine.mapping.NetworkingMapping;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.NetworkSpec;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an engine does with networks.
final class NetworkCalls {

    private final DockerCommands commands;

    NetworkCalls(DockerCommands commands) {
        this.commands = commands;
    }

    List<Network> list(LabelFilter filter) {
        var call = CallOptions.look("list networks");
        return commands.list(call, docker -> listing(docker, filter).exec()).stream()
                .map(NetworkMapping::network)
                .sorted(Comparator.comparing(Network::name).thenComparing(Network::id))
                .toList();
    }

    private static ListNetworksCmd listing(DockerClient docker, LabelFilter filter) {
        var all = docker.listNetworksCmd();
        return filter.terms().isEmpty() ? all : all.withFilter("label", filter.terms());
    }

    String create(NetworkSpec spec) {
        var call = CallOptions.change("create network " + spec.name());
        return commands.custom(call, factory -> create(factory, spec));
    }

    private static String create(DefaultDockerCmdExecFactory factory, NetworkSpec spec) {
        var document = NetworkMapping.create(spec);
        var exec = factory.createCreateNetworkCmdExec();
        return RawModels.json(new OwnDocuments.CreateNetwork(exec, document).exec())
                .text("Id");
    }

    void remove(String network) {
        var name = RequestPaths.encoded(network);
        commands.run(
                CallOptions.change("remove network " + network),
                docker -> docker.removeNetworkCmd(name).exec());
    }

    void connect(String network, String container, EndpointSpec endpoint) {
        var call = CallOptions.change("connect container " + container + " to network " + network);
        commands.custom(call, factory -> connect(factory, network, container, endpoint));
    }

    private static @Nullable Void connect(
            DefaultDockerCmdExecFactory factory, String network, String container, EndpointSpec endpoint) {
        var document = NetworkingMapping.connect(container, endpoint);
        var exec = factory.createConnectToNetworkCmdExec();
        return new OwnDocuments.ConnectToNetwork(exec, document)
                .withNetworkId(RequestPaths.encoded(network))
                .exec();
    }

    void disconnect(String network, String container) {
        var name = RequestPaths.encoded(network);
        commands.run(
                CallOptions.change("disconnect container " + container + " from network " + network),
                docker -> docker.disconnectFromNetworkCmd()
                        .withNetworkId(name)
                        .withContainerId(container)
                        .withForce(true)
                        .exec());
    }
}
