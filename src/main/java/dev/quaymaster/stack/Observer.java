package dev.quaymaster.stack;

import static java.util.stream.Collectors.toMap;

import dev.quaymaster.compose.model.NetworkConfig;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Network;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.stack.spec.ComposeLabels;
import dev.quaymaster.stack.spec.ServiceToSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Asks the engine for what it holds of one project; questions that can be asked side by side are.
final class Observer {

    private static final Comparator<ObservedContainer> ORDER =
            Comparator.comparingInt(ObservedContainer::number).thenComparing(ObservedContainer::name);

    private static final Set<ContainerState> NOT_RUNNING =
            Set.of(ContainerState.CREATED, ContainerState.EXITED, ContainerState.RESTARTING);

    private final Engine engine;
    private final String project;

    Observer(Engine engine, String project) {
        this.engine = engine;
        this.project = project;
    }

    ObservedState look() {
        return look(readContainers(container -> false));
    }

    /// Only what changed is described anew. The engine's words, such as `Up 5 minutes`, tell a
    /// restart from a quiet minute.
    ObservedState lookAgain(ObservedState before) {
        var known = before.allContainers()
                .filter(one -> one.details().isPresent())
                .collect(toMap(ObservedContainer::container, one -> one));
        return look(SideBySide.map(
                listContainers(),
                container -> known.containsKey(container) ? known.get(container) : observe(container, any -> true)));
    }

    private ObservedState look(List<ObservedContainer> containers) {
        var filter = LabelFilter.equal(ComposeLabels.PROJECT, project);
        return assemble(
                containers,
                byName(engine.networks(filter), Network::name),
                byName(engine.volumes(filter), Volume::name),
                Map.of());
    }

    /// Networks and volumes are read without a filter: a plan must also see those that others made
    /// under a name it wants.
    ObservedState lookFor(Project desired) {
        var networks = new HashMap<String, Network>();
        var volumes = new HashMap<String, Volume>();
        var containers = new ArrayList<ObservedContainer>();
        var images = new HashMap<String, Image>();
        SideBySide.run(List.of(
                () -> networks.putAll(byName(networksFor(desired), Network::name)),
                () -> volumes.putAll(byName(volumesFor(desired), Volume::name)),
                () -> containers.addAll(readContainers(container -> differs(container, desired))),
                () -> images.putAll(readImages(desired))));
        return assemble(containers, networks, volumes, images);
    }

    private List<Network> networksFor(Project desired) {
        var wanted =
                desired.networks().values().stream().map(NetworkConfig::name).toList();
        return engine.networks(LabelFilter.all()).stream()
                .filter(network -> wanted.contains(network.name())
                        || project.equals(network.labels().get(ComposeLabels.PROJECT)))
                .toList();
    }

    private List<Volume> volumesFor(Project desired) {
        var wanted = desired.volumes().values().stream().map(VolumeConfig::name).toList();
        return engine.volumes(LabelFilter.all()).stream()
                .filter(volume -> wanted.contains(volume.name())
                        || project.equals(volume.labels().get(ComposeLabels.PROJECT)))
                .toList();
    }

    private Map<String, Image> readImages(Project desired) {
        var references = Stream.concat(
                        desired.services().values().stream(), desired.disabledServices().values().stream())
                .map((Service service) -> service.imageIn(desired.name()))
                .distinct()
                .toList();
        var found = SideBySide.map(references, engine::image);
        var images = new HashMap<String, Image>();
        for (var i = 0; i < references.size(); i++) {
            var reference = references.get(i);
            found.get(i).ifPresent(image -> images.put(reference, image));
        }
        return images;
    }

    private List<ObservedContainer> readContainers(Predicate<Container> described) {
        return SideBySide.map(listContainers(), container -> observe(container, described));
    }

    private List<Container> listContainers() {
        return engine.containers(
                LabelFilter.equal(ComposeLabels.PROJECT, project).and(LabelFilter.has(ComposeLabels.CONFIG_HASH)));
    }

    /// Only of a container that is out of date it matters in what.
    private static boolean differs(Container container, Project desired) {
        var service = container.labels().getOrDefault(ComposeLabels.SERVICE, "");
        var version = container.labels().getOrDefault(ComposeLabels.VERSION, "");
        return Optional.ofNullable(desired.services().get(service))
                .map(known -> ServiceToSpec.hash(known, Map.of(), version))
                .filter(hash -> !hash.equals(container.labels().get(ComposeLabels.CONFIG_HASH)))
                .isPresent();
    }

    /// A container that does not run is always described, also when the engine is about to start it
    /// again: only that tells why it ended, or could not be started.
    private ObservedContainer observe(Container container, Predicate<Container> described) {
        if (!NOT_RUNNING.contains(container.state()) && !described.test(container)) {
            return new ObservedContainer(container, Optional.empty());
        }
        try {
            return new ObservedContainer(container, Optional.of(engine.inspect(container.id())));
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                return new ObservedContainer(container, Optional.empty());
            }
            throw e;
        }
    }

    private ObservedState assemble(
            List<ObservedContainer> containers,
            Map<String, Network> networks,
            Map<String, Volume> volumes,
            Map<String, Image> images) {
        var services = new TreeMap<String, List<ObservedContainer>>();
        var oneOffs = new ArrayList<ObservedContainer>();
        containers.stream().sorted(ORDER).forEach(container -> {
            if (container.oneOff()) {
                oneOffs.add(container);
            } else {
                services.computeIfAbsent(container.service(), name -> new ArrayList<>())
                        .add(container);
            }
        });
        services.replaceAll((service, list) -> List.copyOf(list));
        return new ObservedState(project, services, oneOffs, networks, volumes, images);
    }

    private static <T> Map<String, T> byName(Collection<T> things, Function<T, String> name) {
        return things.stream().collect(toMap(name, thing -> thing, (first, second) -> first));
    }
}
