package dev.quaymaster.stack.run;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.LabelFilter;
import java.time.Duration;

/// Removes a network with patience: when many containers have just gone, an engine says for a while
/// that their network is still in use.
final class NetworkRemoval {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final int LOOKS = 40;

    private final Engine engine;

    NetworkRemoval(Engine engine) {
        this.engine = engine;
    }

    /// Removes it.
    ///
    /// @throws EngineException as the engine says; a conflict only if a running container is in it,
    ///   or if the engine says so for ten seconds
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
            if (e.kind() != Kind.CONFLICT || last || inUse(network)) {
                throw e;
            }
            return false;
        }
    }

    private boolean inUse(String network) {
        return engine.containers(LabelFilter.all()).stream()
                .anyMatch(
                        container ->
                                container.state().alive()
                                        && container.networks().contains(network));
    }

    private static void pause(String network) {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(
                    Kind.CANCELLED, "Removing network " + network + " was cancelled.", e);
        }
    }
}
