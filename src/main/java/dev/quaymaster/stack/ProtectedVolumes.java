package dev.quaymaster.stack;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The volumes that must not be removed or replaced: those the user locked, and those that show the
/// data of a locked one under another name.
///
/// @param lockedBy volume → the one the user locked: itself, or the one whose data it shows
public record ProtectedVolumes(Map<String, String> lockedBy) {

    /// None.
    public static final ProtectedVolumes NONE = new ProtectedVolumes(Map.of());

    /// Copies the map.
    public ProtectedVolumes {
        lockedBy = Collections.unmodifiableMap(new TreeMap<>(lockedBy));
    }

    /// These, each locked itself.
    public static ProtectedVolumes of(Set<String> locked) {
        return new ProtectedVolumes(locked.stream().collect(Collectors.toMap(Function.identity(), name -> name)));
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return lockedBy.isEmpty();
    }

    /// Whether this volume is one of them.
    public boolean contains(String volume) {
        return lockedBy.containsKey(volume);
    }

    /// These and the others.
    public ProtectedVolumes and(ProtectedVolumes others) {
        var all = new TreeMap<>(others.lockedBy);
        all.putAll(lockedBy);
        return new ProtectedVolumes(all);
    }

    /// Why these volumes, which are among them, stay: `Volume a is locked`.
    public String reason(Collection<String> volumes) {
        var locked =
                volumes.stream().filter(name -> name.equals(lockedBy.get(name))).toList();
        return locked.isEmpty()
                ? volumes.stream().map(this::sharing).collect(Collectors.joining("; "))
                : isLocked(locked);
    }

    private String isLocked(List<String> locked) {
        return locked.size() == 1
                ? "Volume " + locked.getFirst() + " is locked"
                : "Volumes " + String.join(", ", locked) + " are locked";
    }

    private String sharing(String volume) {
        return "Volume %s shows the same data as volume %s, which is locked".formatted(volume, lockedBy.get(volume));
    }
}
