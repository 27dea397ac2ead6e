package dev.quaymaster.settings;

import dev.quaymaster.backup.schedule.BackupPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Everything the user told us to remember.
///
/// @param stacks compose files that were opened, in the user's order
/// @param plans backup plans that were made here; those of compose labels are not among them
/// @param engines those that docker's own settings don't name, in the order they were added
/// @param lockedVolumes names of volumes that this program must not change, on whatever engine
/// @param preferences how the user likes it
public record Settings(
        List<Path> stacks,
        List<BackupPlan> plans,
        List<AddedEngine> engines,
        SortedSet<String> lockedVolumes,
        Preferences preferences) {

    /// What a new user has.
    public static final Settings EMPTY =
            new Settings(List.of(), List.of(), List.of(), new TreeSet<>(), Preferences.DEFAULT);

    public Settings {
        stacks = List.copyOf(stacks);
        plans = List.copyOf(plans);
        engines = List.copyOf(engines);
        lockedVolumes = Collections.unmodifiableSortedSet(new TreeSet<>(lockedVolumes));
    }

    /// With this compose file at the end, if it is not among them already.
    public Settings withStack(Path composeFile) {
        if (stacks.contains(composeFile)) {
            return this;
        }
        var more = new ArrayList<>(stacks);
        more.add(composeFile);
        return new Settings(more, plans, engines, lockedVolumes, preferences);
    }

    /// With this plan in place of the one of the same name, or at the end.
    public Settings withPlan(BackupPlan plan) {
        var changed = new ArrayList<>(plans);
        changed.replaceAll(other -> other.name().equals(plan.name()) ? plan : other);
        if (!changed.contains(plan)) {
            changed.add(plan);
        }
        return new Settings(stacks, changed, engines, lockedVolumes, preferences);
    }

    public Settings withoutPlan(String name) {
        return new Settings(
                stacks,
                plans.stream().filter(plan -> !plan.name().equals(name)).toList(),
                engines,
                lockedVolumes,
                preferences);
    }

    public Settings withPreferences(Preferences other) {
        return new Settings(stacks, plans, engines, lockedVolumes, other);
    }

    /// With a volume locked, or no longer.
    public Settings withLocked(String volume, boolean locked) {
        var changed = new TreeSet<>(lockedVolumes);
        if (locked) {
            changed.add(volume);
        } else {
            changed.remove(volume);
        }
        return new Settings(stacks, plans, engines, changed, preferences);
    }

    /// With this engine in place of the one of the same name, or at the end.
    public Settings withEngine(AddedEngine engine) {
        var changed = new ArrayList<>(engines);
        changed.removeIf(other -> other.name().equals(engine.name()));
        changed.add(engine);
        return new Settings(stacks, plans, changed, lockedVolumes, preferences);
    }

    public Settings withoutEngine(String name) {
        return new Settings(
                stacks,
                plans,
                engines.stream().filter(engine -> !engine.name().equals(name)).toList(),
                lockedVolumes,
                preferences);
    }

    public Optional<BackupPlan> plan(String name) {
        return plans.stream().filter(plan -> plan.name().equals(name)).findFirst();
    }
}
