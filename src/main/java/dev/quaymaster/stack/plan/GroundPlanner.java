package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.ConfigHash;
import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.NetworkConfig;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Plans what containers stand on: networks and volumes.
final class GroundPlanner {

    private final PlanBuilder plan;
    private final Project project;
    private final ObservedState observed;
    private final Map<String, Integer> networkSteps = new HashMap<>();
    private final Map<String, Integer> volumeSteps = new HashMap<>();

    GroundPlanner(PlanBuilder plan, Project project, ObservedState observed) {
        this.plan = plan;
        this.project = project;
        this.observed = observed;
    }

    /// Plans the networks and volumes that these services use.
    ///
    /// @return the networks that are there but must be made anew, by key
    List<NetworkConfig> plan(List<Service> services) {
        var networks = new TreeSet<String>();
        var volumes = new TreeSet<String>();
        for (var service : services) {
            networks.addAll(service.networks().keySet());
            volumes.addAll(volumesOf(service));
        }
        networks.forEach(key -> Optional.ofNullable(project.networks().get(key)).ifPresent(this::ensure));
        volumes.forEach(key -> Optional.ofNullable(project.volumes().get(key)).ifPresent(this::ensure));
        return networks.stream()
                .map(key -> Optional.ofNullable(project.networks().get(key)))
                .flatMap(Optional::stream)
                .filter(this::diverged)
                .toList();
    }

    /// Returns the steps after which a service's networks and volumes are there.
    List<Integer> stepsFor(Service service) {
        var steps = new TreeSet<Integer>();
        service.networks().keySet().forEach(key -> add(steps, networkSteps.get(key)));
        volumesOf(service).forEach(key -> add(steps, volumeSteps.get(key)));
        return List.copyOf(steps);
    }

    /// Notes the steps that make volumes anew, by key.
    void replaced(Map<String, Integer> steps) {
        volumeSteps.putAll(steps);
    }

    /// Notes the step that makes a diverged network anew.
    void recreatedBy(NetworkConfig network, int step) {
        networkSteps.put(network.key(), step);
    }

    private static void add(Set<Integer> steps, @Nullable Integer step) {
        if (step != null) {
            steps.add(step);
        }
    }

    static Set<String> volumesOf(Service service) {
        var keys = new TreeSet<String>();
        for (var mount : service.mounts()) {
            if (mount instanceof Mount.Named named) {
                keys.add(named.volume());
            }
        }
        return keys;
    }

    private void ensure(NetworkConfig network) {
        var found = Optional.ofNullable(observed.networks().get(network.name()));
        if (found.isPresent()) {
            if (!network.external()) {
                refuseForeign(network, found.get().labels());
            }
            return;
        }
        if (network.external()) {
            throw new StackException(
                    "The external network " + network.name() + " does not exist.",
                    "Create it: docker network create " + network.name());
        }
        var operation = new Operation.CreateNetwork(project.name(), network);
        networkSteps.put(network.key(), plan.add(operation, "not there", List.of()));
        plan.change("network " + network.name(), ChangeKind.CREATE, List.of("not there"), "");
    }

    private void refuseForeign(NetworkConfig network, Map<String, String> labels) {
        var key = labels.getOrDefault(ComposeLabels.NETWORK, "");
        var owner = labels.getOrDefault(ComposeLabels.PROJECT, "");
        if (!key.equals(network.key())) {
            throw new StackException(
                    "A network "
                            + network.name()
                            + " exists, but it is not this stack's network \""
                            + network.key()
                            + "\".",
                    "Remove it, give this one another name, or declare it external: true.");
        }
        if (!owner.equals(project.name())) {
            plan.warn("network " + network.name() + " exists but was created for project \"" + owner + "\"");
        }
    }

    private boolean diverged(NetworkConfig network) {
        return Optional.ofNullable(observed.networks().get(network.name()))
                .filter(found -> !network.external())
                .map(found -> found.labels().getOrDefault(ComposeLabels.CONFIG_HASH, ""))
                .filter(hash -> !hash.isEmpty() && !hash.equals(ConfigHash.of(network)))
                .isPresent();
    }

    private void ensure(VolumeConfig volume) {
        if (volumeSteps.containsKey(volume.key())) {
            return;
        }
        var found = Optional.ofNullable(observed.volumes().get(volume.name()));
        if (found.isPresent()) {
            if (!volume.external()) {
                warnOfForeign(volume, found.get());
            }
            return;
        }
        if (volume.external()) {
            throw new StackException(
                    "The external volume " + volume.name() + " does not exist.",
                    "Create it: docker volume create " + volume.name());
        }
        var operation = new Operation.CreateVolume(project.name(), volume);
        volumeSteps.put(volume.key(), plan.add(operation, "not there", List.of()));
        plan.change("volume " + volume.name(), ChangeKind.CREATE, List.of("not there"), "");
    }

    private void warnOfForeign(VolumeConfig volume, Volume found) {
        var owner = Optional.ofNullable(found.labels().get(ComposeLabels.PROJECT));
        var hash = Optional.ofNullable(found.labels().get(ComposeLabels.CONFIG_HASH));
        if (owner.isEmpty()) {
            plan.warn("volume " + volume.name() + " exists but was not created by compose; it is used as it is");
        } else if (!owner.get().equals(project.name())) {
            plan.warn("volume "
                    + volume.name()
                    + " exists but was created for project \""
                    + owner.get()
                    + "\"; it is used as it is");
        }
        if (hash.filter(value -> !value.equals(ConfigHash.of(volume))).isPresent()) {
            plan.warn("volume "
                    + volume.name()
                    + " was made with other options than the compose file now gives ("
                    + String.join("; ", PartDifferences.of(found, volume))
                    + "); its data is kept and the new options do not count");
        }
    }
}
