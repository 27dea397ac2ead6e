package dev.quaymaster.stack;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.Image;
import dev.quaymaster.engine.Network;
import dev.quaymaster.engine.Volume;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the engine holds of a project at one moment.
///
/// @param project name of the project
/// @param services containers by service, ordered by number; a service without a container is
///   absent
/// @param oneOffs containers made by `run`
/// @param networks the project's networks by name; read for a plan, also others it names
/// @param volumes the project's volumes by name; read for a plan, also others it names
/// @param images images that the services use, by the name used; only when read for a plan
public record ObservedState(
        String project,
        SortedMap<String, List<ObservedContainer>> services,
        List<ObservedContainer> oneOffs,
        Map<String, Network> networks,
        Map<String, Volume> volumes,
        Map<String, Image> images) {

    public ObservedState {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        oneOffs = List.copyOf(oneOffs);
        networks = Map.copyOf(networks);
        volumes = Map.copyOf(volumes);
        images = Map.copyOf(images);
    }

    /// Nothing of that project.
    public static ObservedState nothing(String project) {
        return new ObservedState(project, new TreeMap<>(), List.of(), Map.of(), Map.of(), Map.of());
    }

    /// Looks at a project as it is, to show it.
    ///
    /// @throws dev.quaymaster.engine.EngineException when the engine cannot be asked
    public static ObservedState read(Engine engine, String projectName) {
        return new Observer(engine, projectName).look();
    }

    /// Looks at a project again and again, to show it live: running containers are described as
    /// well, but only those that are not as they were.
    ///
    /// @param before what was seen last
    /// @throws dev.quaymaster.engine.EngineException when the engine cannot be asked
    public static ObservedState watch(Engine engine, ObservedState before) {
        return new Observer(engine, before.project()).lookAgain(before);
    }

    /// Looks at everything that a plan for this project has to know.
    ///
    /// @throws dev.quaymaster.engine.EngineException when the engine cannot be asked
    public static ObservedState read(Engine engine, Project project) {
        return new Observer(engine, project.name()).lookFor(project);
    }

    /// The same with other containers of services.
    public ObservedState withServices(Map<String, List<ObservedContainer>> others) {
        return new ObservedState(project, new TreeMap<>(others), oneOffs, networks, volumes, images);
    }

    /// Returns the containers of a service, ordered by number.
    public List<ObservedContainer> containers(String service) {
        return services.getOrDefault(service, List.of());
    }

    /// Returns all containers, one-offs last.
    public Stream<ObservedContainer> allContainers() {
        return Stream.concat(services.values().stream().flatMap(List::stream), oneOffs.stream());
    }

    /// Returns how a service is.
    public ServiceStatus status(String service) {
        return StatusRule.of(this, service);
    }

    /// Returns how a service is, with what happened to it: `failed, exit 3`, `restarting, out of
    /// memory, 4 restarts`, `running, 1 restart`. The restarts of running containers are known when
    /// it was read by [#watch].
    public String words(String service) {
        return StatusWords.of(this, service);
    }

    /// Returns the containers that the project no longer knows: those of services that are not in
    /// its files, and one-offs that ended.
    public List<ObservedContainer> orphans(Project project) {
        return allContainers().filter(container -> isOrphan(container, project)).toList();
    }

    private static boolean isOrphan(ObservedContainer container, Project project) {
        if (container.oneOff()) {
            return container.state() == ContainerState.EXITED || container.state() == ContainerState.DEAD;
        }
        return !project.services().containsKey(container.service())
                && !project.disabledServices().containsKey(container.service());
    }
}
