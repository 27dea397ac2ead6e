package dev.quaymaster.stack.preflight;

import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.EngineInfo;
import dev.quaymaster.engine.Image;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.ProtectedVolumes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the checks go by.
///
/// @param problems what loading the files found
/// @param running all containers of the engine that are alive
/// @param engine where they run
/// @param locked the volumes that must not be changed
/// @param downloads image → bytes to fetch, of those that are missing, where that is known
record Situation(
        Project project,
        ObservedState observed,
        List<Problem> problems,
        List<Container> running,
        EngineInfo engine,
        ProtectedVolumes locked,
        Map<String, Long> downloads) {

    Situation {
        problems = List.copyOf(problems);
        running = List.copyOf(running);
        downloads = Map.copyOf(downloads);
    }

    /// The services, in the file's order.
    List<Service> services() {
        return List.copyOf(project.services().values());
    }

    /// Those of which no container runs.
    List<Service> servicesDown() {
        return services().stream().filter(service -> !isUp(service)).toList();
    }

    private boolean isUp(Service service) {
        return observed.containers(service.name()).stream()
                .map(ObservedContainer::state)
                .anyMatch(ContainerState.RUNNING::equals);
    }

    /// The image a service is made from, if it is there.
    Optional<Image> image(Service service) {
        return Optional.ofNullable(observed.images().get(service.imageIn(project.name())));
    }
}
