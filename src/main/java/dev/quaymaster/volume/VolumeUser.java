package dev.quaymaster.volume;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import java.util.Optional;

/// A container that has a volume mounted.
///
/// @param destination where, in the container
/// @param readOnly whether it can't write to it
public record VolumeUser(Container container, String destination, boolean readOnly) {

    /// The stack it belongs to, if compose made it.
    public Optional<String> project() {
        return Optional.ofNullable(container.labels().get("com.docker.compose.project"));
    }

    /// Its service's name, or its own where there is none.
    public String service() {
        return container.labels().getOrDefault("com.docker.compose.service", container.name());
    }

    /// `prefect-v2 / postgres`, or the container's name.
    public String label() {
        return project().map(project -> project + " / " + service()).orElse(container.name());
    }

    /// Whether its processes have the volume open, paused or not.
    public boolean running() {
        return switch (container.state()) {
            case RUNNING, PAUSED, RESTARTING -> true;
            case CREATED, REMOVING, EXITED, DEAD -> false;
        };
    }

    /// Whether it may be writing at this moment.
    public boolean writing() {
        return running() && !readOnly && container.state() != ContainerState.PAUSED;
    }
}
