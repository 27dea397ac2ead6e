package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.NetworkAttachment;
import dev.quaymaster.compose.model.NetworkConfig;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A network cannot be changed, only made anew: who is in it is stopped, taken out, and put into
/// the new one. The containers themselves stay.
final class NetworkReplacement {

    static final String CAUSE = "network configuration changed";

    private final PlanBuilder plan;
    private final Project project;
    private final ObservedState observed;
    private final StopPlanner stops;
    private final Map<String, List<Integer>> stopped = new HashMap<>();
    private final Map<String, List<Integer>> connected = new HashMap<>();

    NetworkReplacement(PlanBuilder plan, Project project, ObservedState observed, StopPlanner stops) {
        this.plan = plan;
        this.project = project;
        this.observed = observed;
        this.stops = stops;
    }

    /// Makes a network anew.
    ///
    /// @param passing ids of containers that are replaced or removed anyway: they are not put back
    /// @return the step that creates it
    int replace(NetworkConfig network, Set<String> passing) {
        var members = members(network);
        var out = new ArrayList<Integer>();
        for (var member : members) {
            var before = stopped.computeIfAbsent(member.id(), id -> stop(member));
            out.add(plan.add(new Operation.DisconnectNetwork(member.ref(), network.name()), "", before));
        }
        var removed = plan.add(new Operation.RemoveNetwork(network.name()), CAUSE, out);
        var created = plan.add(new Operation.CreateNetwork(project.name(), network), CAUSE, List.of(removed));
        members.stream()
                .filter(member -> !passing.contains(member.id()))
                .forEach(member -> connect(member, network, created));
        var differences = Optional.ofNullable(observed.networks().get(network.name()))
                .map(found -> PartDifferences.of(found, network))
                .orElse(List.of(CAUSE));
        plan.change("network " + network.name(), ChangeKind.RECREATE, differences, "");
        return created;
    }

    /// Returns whether a container is stopped on the way.
    boolean stops(ObservedContainer container) {
        return stopped.containsKey(container.id());
    }

    /// Returns the steps after which a container is stopped and in its networks again.
    List<Integer> stepsFor(ObservedContainer container) {
        return Stream.concat(
                        stopped.getOrDefault(container.id(), List.of()).stream(),
                        connected.getOrDefault(container.id(), List.of()).stream())
                .toList();
    }

    private List<Integer> stop(ObservedContainer member) {
        return stops.stopOne(member, Optional.empty(), CAUSE, List.of());
    }

    private List<ObservedContainer> members(NetworkConfig network) {
        return observed.allContainers()
                .filter(container -> container.container().networks().contains(network.name()))
                .toList();
    }

    private void connect(ObservedContainer member, NetworkConfig network, int created) {
        attachment(member, network)
                .ifPresent(attachment -> connected
                        .computeIfAbsent(member.id(), id -> new ArrayList<>())
                        .add(plan.add(
                                new Operation.ConnectNetwork(
                                        member.ref(), network.name(), aliases(member, attachment), attachment),
                                "",
                                List.of(created))));
    }

    private Optional<NetworkAttachment> attachment(ObservedContainer member, NetworkConfig network) {
        return Optional.ofNullable(project.services().get(member.service()))
                .map(service -> service.networks().get(network.key()));
    }

    private static List<String> aliases(ObservedContainer member, NetworkAttachment attachment) {
        var own = Stream.of(member.name(), member.service());
        return Stream.concat(own, attachment.aliases().stream()).distinct().toList();
    }
}
