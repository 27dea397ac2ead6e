package dev.quaymaster.stack.run;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.LabelFilter;
import java.time.Duration;

/// Removes a network with patience: when many containers have just gone, an engine says for a while
/// that their network is still in use. Some engines then lose count, and say so until they are
/// restarted ([moby 43286](https://github.com/moby/moby/issues/43286)).
final class NetworkRemoval {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final int LOOKS = 40;

    private final Engine engine;
    private final Duration lookAgain;

    NetworkRemoval(Engine engine) {
        this(engine, LOOK_AGAIN);
    }

    /// Looks again after that time, 40 times at most.
    NetworkRemoval(Engine engine, Duration lookAgain) {
        this.engine = engine;
        this.lookAgain = lookAgain;
    }

    /// Removes it.
    ///
    /// @throws EngineException as the engine says; a conflict only if a running container is in it,
    ///   or if the engine says for ten seconds that one is
    void remove(String network) {
        for (int left = LOOKS; !removed(network, left == 0); left--) {
            pause(network);
        }
    }

    private boolean removed(String network, boolean last) {
        try {
            engine.removeNetwork(network);
            return true;
        } catch (EngineException e) {
            if (e.kind() != Kind.CONFLICT || inUse(network)) {
                throw e;
            }
            if (last) {
                throw lostCount(network, e);
            }
            return false;
        }
    }

    private boolean inUse(String network) {
        return engine.containers(LabelFilter.all()).stream()
                .anyMatch(container ->
                        container.state().alive() && container.networks().contains(network));
    }

    private static EngineException lostCount(String network, EngineException refusal) {
        return new EngineException(
                Kind.CONFLICT,
                "Can't remove network "
                        + network
                        + ": no container is in it, but the engine counts some. Once the engine was"
                        + " restarted it can be removed.",
                refusal);
    }

    private void pause(String network) {
        try {
            Thread.sleep(lookAgain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.CANCELLED, "Removing network " + network + " was cancelled.", e);
        }
    }
}
