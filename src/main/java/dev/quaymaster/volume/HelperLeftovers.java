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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Removes the helper containers of processes that are gone, and of runs that ended without being
/// able to remove them. What is removed must be ours beyond doubt: by its name and labels, by its
/// command and mounts, and by an owner that can't use it any more.
final class HelperLeftovers {

    /// After that long a helper of another machine that does not run is not in use any more.
    private static final Duration FOREIGN = Duration.ofHours(24);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(HelperLeftovers.class.getName());

    private final HelperContainers helpers;
    private final Engine engine;
    private final Set<String> ended;

    /// @param ended the tokens of replacements that are not worked at any more, whichever process
    ///   did
    HelperLeftovers(HelperContainers helpers, Set<String> ended) {
        this.helpers = helpers;
        this.ended = Set.copyOf(ended);
        this.engine = helpers.engine();
    }

    /// Removes them, side by side, and leaves one for the next time that the engine is stuck over.
    ///
    /// @return the names of the volumes they had open; of those that could not be removed too,
    ///   which may still be at work
    List<String> remove() {
        var found = new ConcurrentHashMap<String, String>();
        var removals = new ArrayList<Thread>();
        for (var container : engine.containers(LabelFilter.has(HelperContainers.LABEL))) {
            HelperIdentity.of(container)
                    .filter(identity -> isAbandoned(container, identity))
                    .ifPresent(identity -> {
                        found.put(container.id(), identity.volume());
                        removals.add(Thread.ofVirtual()
                                .name("remove left helper")
                                .start(() -> remove(container, identity, found)));
                    });
        }
        await(removals);
        return found.values().stream().sorted().toList();
    }

    private void remove(Container container, HelperIdentity identity, Map<String, String> found) {
        try {
            if (isAsMade(container, identity)) {
                helpers.remove(container.id());
            } else {
                found.remove(container.id());
            }
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                found.remove(container.id()); // it went by itself
            } else {
                LOG.log(System.Logger.Level.WARNING, "A left helper stays for now", e);
            }
        }
    }

    private static void await(List<Thread> removals) {
        var end = Instant.now().plus(PATIENCE);
        try {
            for (var removal : removals) {
                if (!removal.join(Duration.between(Instant.now(), end))) {
                    removal.interrupt();
                }
            }
        } catch (InterruptedException e) {
            removals.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAbandoned(Container container, HelperIdentity identity) {
        var owner = identity.owner();
        return ended.contains(identity.run())
                || owner.isGone(container.created())
                || (owner.state() != HelperOwner.State.ALIVE && isLongUnused(container));
    }

    /// One that runs is attached to: without that it ends by itself.
    private static boolean isLongUnused(Container container) {
        return container.state() != ContainerState.RUNNING
                && container.created().isBefore(Instant.now().minus(FOREIGN));
    }

    private boolean isAsMade(Container container, HelperIdentity identity) {
        var details = engine.inspect(container.id());
        return hasOurCommand(details.config())
                && Set.of("none").containsAll(container.networks())
                && mountsOnly(container, identity.volume());
    }

    private static boolean hasOurCommand(ContainerDetails.Config config) {
        var shell = config.entrypoint().equals(List.of("sh"))
                && config.command().size() == 2
                && config.command().getFirst().equals("-c");
        return shell || config.entrypoint().equals(List.of(HelperContainers.NO_COMMAND));
    }

    private static boolean mountsOnly(Container container, String volume) {
        var kept = container.mounts().stream()
                .filter(mount -> mount.type() != MountPoint.Type.TMPFS)
                .toList();
        return kept.size() == 1
                && kept.getFirst().type() == MountPoint.Type.VOLUME
                && kept.getFirst().name().equals(volume)
                && kept.getFirst().destination().equals(HelperContainers.MOUNT);
    }
}
