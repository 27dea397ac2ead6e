package dev.quaymaster.volume;

import dev.quaymaster.engine.Volume;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The volumes that are protected against every change by this program: those the user locked, and
/// those that show the data of a locked one, or a part of it, under another name ([SharedData]).
///
/// @param lockedBy volume → the one the user locked: itself, or the one whose data it shows
public record VolumeLocks(SortedMap<String, String> lockedBy) {

    /// Nothing is locked.
    public static final VolumeLocks NONE = new VolumeLocks(new TreeMap<>());

    /// Copies the map.
    public VolumeLocks {
        lockedBy = Collections.unmodifiableSortedMap(new TreeMap<>(lockedBy));
    }

    /// Finds which volumes are protected.
    ///
    /// @param locked the names the user locked; a name the engine does not have counts as well
    /// @param volumes all of the engine
    public static VolumeLocks of(Set<String> locked, Collection<Volume> volumes) {
        var byName = volumes.stream().collect(Collectors.toMap(Volume::name, Function.identity(), (a, _) -> a));
        var shared = new SharedData(byName, List.of());
        var lockedBy = new TreeMap<String, String>();
        for (var name : new TreeSet<>(locked)) {
            var volume = byName.get(name);
            if (volume != null) {
                shared.twins(volume).forEach(twin -> lockedBy.putIfAbsent(twin, name));
            }
        }
        locked.forEach(name -> lockedBy.put(name, name));
        return new VolumeLocks(lockedBy);
    }

    /// Whether the user locked the volume itself.
    public boolean holds(String volume) {
        return volume.equals(lockedBy.get(volume));
    }

    /// The locked volume on whose account this one must not be changed: itself, or one with the
    /// same data.
    public Optional<String> lockOf(String volume) {
        return Optional.ofNullable(lockedBy.get(volume));
    }

    /// Refuses to go on with a protected volume.
    ///
    /// @param action what was about to happen, such as `remove`
    /// @throws VolumeException when the volume is locked, or one with the same data is
    public void check(String volume, String action) {
        lockOf(volume).ifPresent(locked -> {
            throw new VolumeException(refusal(volume, locked, action));
        });
    }

    private static String refusal(String volume, String locked, String action) {
        var why = locked.equals(volume) ? "is locked" : "shows the same data as volume " + locked + ", which is locked";
        return "Volume %s %s, so Quaymaster does not %s it. Unlock %s first: quaymaster volume unlock %s"
                .formatted(volume, why, action, locked.equals(volume) ? "it" : "that one", locked);
    }
}
