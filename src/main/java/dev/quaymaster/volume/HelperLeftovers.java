package dev.quaymaster.volume;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerDetails;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.MountPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Removes the helper containers of processes that are gone. What is removed must be ours beyond
/// doubt: by its name and labels, by its command and mounts, and by an owner that can't use it any
/// more.
final class HelperLeftovers {

    /// After that long a helper of another machine that does not run is not in use any more.
    private static final Duration FOREIGN = Duration.ofHours(24);

    private final HelperContainers helpers;
    private final Engine engine;

    HelperLeftovers(HelperContainers helpers) {
        this.helpers = helpers;
        this.engine = helpers.engine();
    }

    /// Removes them.
    ///
    /// @return the names of the volumes they had open
    List<String> remove() {
        var volumes = new ArrayList<String>();
        for (var container : engine.containers(LabelFilter.has(HelperContainers.LABEL))) {
            HelperIdentity.of(container)
                    .filter(identity -> isAbandoned(container, identity.owner()))
                    .filter(identity -> isAsMade(container, identity))
                    .ifPresent(
                            identity -> {
                                helpers.remove(container.id());
                                volumes.add(identity.volume());
                            });
        }
        return volumes;
    }

    private static boolean isAbandoned(Container container, HelperOwner owner) {
        return switch (owner.state()) {
            case ALIVE -> false;
            case DEAD -> true;
            case EARLIER_BOOT ->
                    HelperOwner.bootTime().filter(container.created()::isBefore).isPresent()
                            || isLongUnused(container);
            case ELSEWHERE -> isLongUnused(container);
        };
    }

    /// One that runs is attached to: without that it ends by itself.
    private static boolean isLongUnused(Container container) {
        return container.state() != ContainerState.RUNNING
                && container.created().isBefore(Instant.now().minus(FOREIGN));
    }

    private boolean isAsMade(Container container, HelperIdentity identity) {
        try {
            var details = engine.inspect(container.id());
            return hasOurCommand(details.config())
                    && Set.of("none").containsAll(container.networks())
                    && mountsOnly(container, identity.volume());
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                return false; // it went by itself
            }
            throw e;
        }
    }

    private static boolean hasOurCommand(ContainerDetails.Config config) {
        var shell =
                config.entrypoint().equals(List.of("sh"))
                        && config.command().size() == 2
                        && config.command().getFirst().equals("-c");
        return shell || config.entrypoint().equals(List.of(HelperContainers.NO_COMMAND));
    }

    private static boolean mountsOnly(Container container, String volume) {
        var kept =
                container.mounts().stream()
                        .filter(mount -> mount.type() != MountPoint.Type.TMPFS)
                        .toList();
        return kept.size() == 1
                && kept.getFirst().type() == MountPoint.Type.VOLUME
                && kept.getFirst().name().equals(volume)
                && kept.getFirst().destination().equals(HelperContainers.MOUNT);
    }
}
