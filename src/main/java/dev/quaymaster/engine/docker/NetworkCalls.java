package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Network;
import dev.quaymaster.engine.http.Call;
import dev.quaymaster.engine.http.EngineHttp;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.http.Target;
import dev.quaymaster.engine.mapping.NetworkMapping;
import dev.quaymaster.engine.mapping.NetworkingMapping;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.NetworkSpec;
import java.util.Comparator;
import java.util.List;

/// What an engine does with networks.
final class NetworkCalls {

    private final EngineHttp http;

    NetworkCalls(EngineHttp http) {
        this.http = http;
    }

    List<Network> list(LabelFilter filter) {
        var target = Labels.filter(Target.of("networks"), filter);
        return http.list(Call.get("list networks", target), NetworkMapping::network).stream()
                .sorted(Comparator.comparing(Network::name).thenComparing(Network::id))
                .toList();
    }

    String create(NetworkSpec spec) {
        var call = Call.post("create network " + spec.name(), Target.of("networks", "create"));
        return http.json(call.with(NetworkMapping.create(spec))).text("Id");
    }

    void remove(String network) {
        http.send(Call.delete("remove network " + network, Target.of("networks", network)));
    }

    void connect(String network, String container, EndpointSpec endpoint) {
        var doing = "connect container " + container + " to network " + network;
        var call = Call.post(doing, Target.of("networks", network, "connect"));
        http.send(call.with(NetworkingMapping.connect(container, endpoint)));
    }

    void disconnect(String network, String container) {
        var doing = "disconnect container " + container + " from network " + network;
        var call = Call.post(doing, Target.of("networks", network, "disconnect"));
        http.send(call.with(Json.object().put("Container", container).put("Force", true)));
    }
}
