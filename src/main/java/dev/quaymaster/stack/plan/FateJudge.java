package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.model.Mount;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Image;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.Request.Recreate;
import dev.quaymaster.stack.Request.Up;
import dev.quaymaster.stack.StackException;
import dev.quaymaster.stack.plan.Fate.Existing;
import dev.quaymaster.stack.plan.Fate.Verdict;
import dev.quaymaster.stack.spec.ComposeLabels;
import dev.quaymaster.stack.spec.ServiceReferences;
import dev.quaymaster.stack.spec.ServiceToSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Judges which containers of a service can stay. Services are judged in dependency order: who
/// borrows from a container that is replaced must be replaced too.
final class FateJudge {

    /// Hooks, the platform asked for and the contents of secrets leave no trace in a container.
    private static final String UNTOLD =
            "config changed: in a part that the container does not show (hooks, platform, secrets)";

    private final Project project;
    private final ObservedState observed;
    private final Up up;
    private final Map<String, Fate> judged = new LinkedHashMap<>();

    FateJudge(Project project, ObservedState observed, Up up) {
        this.project = project;
        this.observed = observed;
        this.up = up;
    }

    Map<String, Fate> judge(List<String> services) {
        for (var name : services) {
            Optional.ofNullable(project.services().get(name)).ifPresent(service -> judged.put(name, judge(service)));
        }
        return judged;
    }

    private Fate judge(Service service) {
        var existing = new ArrayList<Existing>();
        var usable = new ArrayList<Existing>();
        for (var container : observed.containers(service.name())) {
            if (isHalfMade(container)) {
                existing.add(new Existing(container, Verdict.HALF_MADE, List.of()));
            } else {
                var causes = causesToRecreate(service, container);
                usable.add(new Existing(container, causes.isEmpty() ? Verdict.KEEP : Verdict.RECREATE, causes));
            }
        }
        var wanted = wanted(service);
        existing.addAll(withSurplus(usable, wanted));
        return new Fate(service, existing, added(usable, wanted));
    }

    /// The container it was to replace is still there: the update stopped before that was removed.
    private boolean isHalfMade(ObservedContainer container) {
        return container
                .interruptedName()
                .filter(name -> observed.containers(container.service()).stream()
                        .anyMatch(other -> other.name().equals(name)))
                .isPresent();
    }

    private int wanted(Service service) {
        int wanted = up.scale().getOrDefault(service.name(), service.lifecycle().scale());
        var fixedName = service.process().containerName();
        if (wanted > 1 && fixedName.isPresent()) {
            throw new StackException(
                    service.name(),
                    "Service \""
                            + service.name()
                            + "\" cannot have "
                            + wanted
                            + " containers: its container_name \""
                            + fixedName.get()
                            + "\" can be given only once.",
                    List.of(),
                    "Remove container_name, or ask for one container.",
                    null);
        }
        return wanted;
    }

    /// Outdated containers go first, then those with the highest numbers.
    private static List<Existing> withSurplus(List<Existing> usable, int wanted) {
        var bestFirst = usable.stream()
                .sorted(Comparator.comparing(Existing::verdict)
                        .thenComparingInt(one -> one.container().number()))
                .toList();
        var result = new ArrayList<Existing>();
        for (var i = 0; i < bestFirst.size(); i++) {
            var one = bestFirst.get(i);
            result.add(i < wanted ? one : new Existing(one.container(), Verdict.SURPLUS, List.of("surplus")));
        }
        result.sort(Comparator.comparingInt(one -> one.container().number()));
        return result;
    }

    private static List<Integer> added(List<Existing> usable, int wanted) {
        var next =
                usable.stream().mapToInt(one -> one.container().number()).max().orElse(0) + 1;
        var numbers = new ArrayList<Integer>();
        for (var i = usable.size(); i < wanted; i++) {
            numbers.add(next++);
        }
        return numbers;
    }

    private List<String> causesToRecreate(Service service, ObservedContainer container) {
        return switch (ruleFor(service)) {
            case NEVER -> List.of();
            case ALWAYS, ALWAYS_WITH_NEW_ANONYMOUS_VOLUMES -> List.of("asked for");
            case WHEN_CHANGED -> changes(service, container);
        };
    }

    /// Making anew by force is meant for the services named, not for what they depend on.
    private Recreate ruleFor(Service service) {
        var named = up.services().isEmpty() || up.services().contains(service.name());
        return named || up.recreate() == Recreate.NEVER ? up.recreate() : Recreate.WHEN_CHANGED;
    }

    private List<String> changes(Service service, ObservedContainer container) {
        var causes = new ArrayList<String>();
        for (var name : ServiceReferences.of(service)) {
            var fate = Optional.ofNullable(judged.get(name));
            if (fate.filter(Fate::recreatesSome).isPresent()) {
                causes.add("uses a namespace or volumes of " + name + ", which is recreated");
            }
        }
        var image = Optional.ofNullable(observed.images().get(service.imageIn(project.name())));
        if (causes.isEmpty()) {
            causes.addAll(configurationChanges(service, container, image));
        }
        var madeFrom = container.label(ComposeLabels.IMAGE);
        if (image.isPresent() && !image.get().id().equals(madeFrom) && !saysImage(causes)) {
            causes.add("newer image " + service.imageIn(project.name()));
        }
        missingNetworks(service, container).forEach(causes::add);
        missingVolumes(service, container).forEach(causes::add);
        return causes;
    }

    private static boolean saysImage(List<String> causes) {
        return causes.stream().anyMatch(cause -> cause.startsWith("config changed: image"));
    }

    private List<String> configurationChanges(Service service, ObservedContainer container, Optional<Image> image) {
        var version = container.label(ComposeLabels.VERSION);
        var expected = ServiceToSpec.hash(service, firstContainers(), version);
        if (expected.equals(container.label(ComposeLabels.CONFIG_HASH))) {
            return List.of();
        }
        var differences = new Differences(project, service, container, image);
        var ours = hashedLikeOurs(container);
        var named = ours ? differences.all(firstContainers()) : differences.plain();
        if (!named.isEmpty()) {
            return named.stream()
                    .map(difference -> "config changed: " + difference)
                    .toList();
        }
        return ours ? List.of(UNTOLD) : List.of();
    }

    /// Other major versions of compose hash differently, so that their hash says nothing: then only
    /// a difference that can be named counts.
    private static boolean hashedLikeOurs(ObservedContainer container) {
        return ComposeLabels.hashedAlike(container.label(ComposeLabels.VERSION));
    }

    private Map<String, String> firstContainers() {
        var first = new HashMap<String, String>();
        observed.services()
                .forEach((service, containers) -> containers.stream()
                        .min(Comparator.comparing(ObservedContainer::name))
                        .ifPresent(c -> first.put(service, c.id())));
        return first;
    }

    /// A stopped container is connected to its networks when it starts, so only one that runs, or
    /// was left half connected, lacks one.
    private List<String> missingNetworks(Service service, ObservedContainer container) {
        if (container.state() != ContainerState.RUNNING && container.state() != ContainerState.CREATED) {
            return List.of();
        }
        return service.networks().keySet().stream()
                .map(key -> Optional.ofNullable(project.networks().get(key)))
                .flatMap(Optional::stream)
                .map(network -> network.name())
                .filter(name -> !container.container().networks().contains(name))
                .map(name -> "not in network " + name)
                .toList();
    }

    private List<String> missingVolumes(Service service, ObservedContainer container) {
        var mounted = container.container().mounts().stream()
                .map(mount -> mount.name())
                .collect(Collectors.toSet());
        return service.mounts().stream()
                .flatMap(mount -> mount instanceof Mount.Named named ? Stream.of(named.volume()) : Stream.empty())
                .map(key -> Optional.ofNullable(project.volumes().get(key)))
                .flatMap(Optional::stream)
                .map(volume -> volume.name())
                .filter(name -> !mounted.contains(name))
                .distinct()
                .map(name -> "volume " + name + " is not mounted")
                .toList();
    }
}
