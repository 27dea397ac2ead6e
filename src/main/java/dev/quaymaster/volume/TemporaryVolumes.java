package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Makes volumes for a moment: to look at what driver options show, or to prepare content. Their
/// labels say whose they are, as those of helper containers do.
public final class TemporaryVolumes {

    private static final String LABEL = "dev.quaymaster.temporary";
    private static final String PREFIX = "quaymaster-temporary-";

    private TemporaryVolumes() {}

    /// Makes one; the caller removes it with [#remove].
    ///
    /// @param options the driver's
    /// @return its name
    public static String create(Engine engine, String driver, Map<String, String> options) {
        var labels = new HashMap<String, String>();
        labels.put(LABEL, "");
        HelperOwner.ofThisProcess().write(labels);
        var name = PREFIX + UUID.randomUUID();
        engine.createVolume(new VolumeSpec(name, driver, options, labels));
        return name;
    }

    /// Removes one, whether the thread was interrupted or not; one that is gone already is fine.
    /// One that stays is removed by [#removeLeftovers].
    public static void remove(Engine engine, String name) {
        var interrupted = Thread.interrupted();
        try {
            engine.removeVolume(name);
        } catch (EngineException e) {
            System.getLogger(TemporaryVolumes.class.getName())
                    .log(System.Logger.Level.DEBUG, "Volume " + name + " stays for now", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Removes those of processes of this machine that are gone; one that a container uses stays.
    static void removeLeftovers(Engine engine) {
        for (var volume : engine.volumes(LabelFilter.has(LABEL))) {
            var owner = HelperOwner.read(volume.labels());
            if (volume.name().startsWith(PREFIX) && owner.isPresent() && isGone(owner.get())) {
                remove(engine, volume.name());
            }
        }
    }

    private static boolean isGone(HelperOwner owner) {
        return switch (owner.state()) {
            case ALIVE, ELSEWHERE -> false;
            case DEAD, EARLIER_BOOT -> true;
        };
    }
}
