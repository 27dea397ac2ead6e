package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LabelFilter;
import java.util.Set;
import java.util.function.Supplier;

/// Keeps protected volumes from being changed. The locks, and the engine's volumes, are looked at
/// anew each time: ask right before each call that deletes or overwrites, as well as when it is
/// planned.
///
/// @param engine where the volumes are
/// @param locked the names the user locked, as of now; throws when that is not known
public record VolumeGuard(Engine engine, Supplier<Set<String>> locked) {

    /// The protected volumes as of now. Blocks.
    public VolumeLocks now() {
        var names = locked.get();
        return names.isEmpty() ? VolumeLocks.NONE : VolumeLocks.of(names, engine.volumes(LabelFilter.all()));
    }

    /// Refuses to go on with a protected volume. Blocks.
    ///
    /// @param action what was about to happen, such as `remove`
    /// @throws VolumeException when the volume is locked, or one with the same data is
    public void check(String volume, String action) {
        now().check(volume, action);
    }
}
