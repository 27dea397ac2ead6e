package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// Makes volumes for a moment: to look at what driver options show, or to prepare content. Their
/// labels say whose they are, as those of helper containers do.
public final class TemporaryVolumes {

    private static final String LABEL = "dev.quaymaster.temporary";
    private static final String PREFIX = "quaymaster-temporary-";
    private static final Pattern NAMES = Pattern.compile(PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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

    /// Removes those of processes of this machine that are gone.
    public static void removeLeftovers(Engine engine) {
        for (var volume : engine.volumes(LabelFilter.has(LABEL))) {
            if (NAMES.matcher(volume.name()).matches() && isAbandoned(volume)) {
                remove(engine, volume.name());
            }
        }
    }

    private static boolean isAbandoned(Volume volume) {
        return HelperOwner.read(volume.labels())
                .filter(owner -> owner.isGone(volume.created().orElse(Instant.MAX)))
                .isPresent();
    }
}
