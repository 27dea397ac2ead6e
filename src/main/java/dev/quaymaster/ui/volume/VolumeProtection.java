package dev.quaymaster.ui.volume;

import dev.quaymaster.volume.VolumeLocks;
import java.util.Optional;

/// Whether the user's locks let a volume be changed.
sealed interface VolumeProtection {

    /// They do.
    record Unprotected() implements VolumeProtection {}

    /// The user locked it.
    record Locked() implements VolumeProtection {}

    /// The user locked another volume that shows the same data.
    ///
    /// @param other its name
    record SharesLocked(String other) implements VolumeProtection {}

    /// The settings can't be read, so nobody knows.
    record Unknown() implements VolumeProtection {}

    /// How the locks have it.
    ///
    /// @param locks empty when the settings can't be read
    static VolumeProtection of(Optional<VolumeLocks> locks, String volume) {
        return locks.map(known -> of(known, volume)).orElseGet(Unknown::new);
    }

    private static VolumeProtection of(VolumeLocks locks, String volume) {
        return locks.lockOf(volume)
                .<VolumeProtection>map(locked -> locked.equals(volume) ? new Locked() : new SharesLocked(locked))
                .orElseGet(Unprotected::new);
    }

    /// Whether the user locked this very volume.
    default boolean locked() {
        return this instanceof Locked;
    }

    /// Why it is shown read-only; empty when it may be changed.
    default String reason() {
        return switch (this) {
            case Unprotected() -> "";
            case Locked() -> "This volume is locked: browsing is read-only until you unlock it.";
            case SharesLocked(var other) ->
                "This volume shows the same data as "
                        + other
                        + ", which is locked: browsing is read-only until you unlock that one.";
            case Unknown() ->
                "The settings can't be read, so it is not known whether this volume is locked:"
                        + " browsing is read-only until you mend them.";
        };
    }
}
