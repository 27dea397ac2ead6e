package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.stack.ChangeKind;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Request;
import dev.quaymaster.stack.StackException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A volume's options cannot be changed: it can only be made anew, without its data. That is done
/// for those who said so, never by itself. Who uses the volume is removed before.
final class VolumeReplacement {

    private final Project project;
    private final ObservedState observed;
    private final Request.Up up;
    private final List<Service> services;
    private final Map<String, VolumeConfig> replaced = new LinkedHashMap<>();
    private final Set<String> doomed = new HashSet<>();
    private final Map<String, String> causes = new HashMap<>();

    VolumeReplacement(Project project, ObservedState observed, Request.Up up, List<Service> services) {
        this.project = project;
        this.observed = observed;
        this.up = up;
        this.services = services;
        for (var volume : ChangedVolumes.of(project, observed, services)) {
            if (up.extras().replaceVolumes()) {
                refuseLocked(volume);
                replaced.put(volume.key(), volume);
                services.stream().filter(s -> uses(s, volume)).forEach(s -> doom(s, volume));
            }
        }
    }

    private void refuseLocked(VolumeConfig volume) {
        var locked = up.extras().lockedVolumes();
        if (locked.contains(volume.name())) {
            throw new StackException(
                    locked.reason(List.of(volume.name())) + ", so it was not replaced.",
                    "Unlock it first, or leave it as it is.");
        }
    }

    private static boolean uses(Service service, VolumeConfig volume) {
        return service.mounts().stream()
                .anyMatch(mount ->
                        mount instanceof Mount.Named named && named.volume().equals(volume.key()));
    }

    private void doom(Service service, VolumeConfig volume) {
        causes.putIfAbsent(service.name(), "volume " + volume.name() + " is made anew");
        observed.containers(service.name()).forEach(container -> doomed.add(container.id()));
    }

    /// Returns why the containers of a service are removed and made anew, if they are.
    Optional<String> causeFor(String service) {
        return observed.containers(service).isEmpty() ? Optional.empty() : Optional.ofNullable(causes.get(service));
    }

    /// Returns the ids of the containers that are removed.
    Set<String> doomed() {
        return doomed;
    }

    /// Returns the stack as it is when they are removed.
    ObservedState remaining() {
        var left = observed.services().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> without(e.getValue())));
        left.values().removeIf(List::isEmpty);
        return observed.withServices(left);
    }

    private List<ObservedContainer> without(List<ObservedContainer> containers) {
        return containers.stream().filter(one -> !doomed.contains(one.id())).toList();
    }

    /// Removes the containers and makes the volumes anew.
    ///
    /// @return the step that makes a volume, by the volume's key
    Map<String, Integer> plan(PlanBuilder plan, StopPlanner stops) {
        var gone = new ArrayList<Integer>();
        for (var service : services) {
            for (var container : observed.containers(service.name())) {
                if (doomed.contains(container.id())) {
                    var cause = causeFor(service.name()).orElse("");
                    var before = stops.stopOne(container, up.stopTimeout(), cause, List.of());
                    var remove = new Operation.RemoveContainer(container.ref(), false);
                    gone.add(plan.add(remove, "", before));
                }
            }
        }
        var steps = new HashMap<String, Integer>();
        replaced.forEach((key, volume) -> steps.put(key, replace(plan, volume, gone)));
        return steps;
    }

    private int replace(PlanBuilder plan, VolumeConfig volume, List<Integer> gone) {
        var found = Optional.ofNullable(observed.volumes().get(volume.name())).orElseThrow();
        var differences = PartDifferences.of(found, volume);
        var cause = String.join("; ", differences);
        var removed = plan.add(new Operation.RemoveVolume(volume.name()), cause, gone);
        plan.change("volume " + volume.name(), ChangeKind.RECREATE, differences, "its data is deleted");
        var create = new Operation.CreateVolume(project.name(), volume);
        return plan.add(create, "", List.of(removed));
    }
}
