package dev.quaymaster.backup.retention;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.RetentionPolicy;
import dev.quaymaster.backup.RunRecord;
import dev.quaymaster.backup.SavedVolume;
import dev.quaymaster.backup.SetOrigin;
import dev.quaymaster.backup.schedule.BackupPlan;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Decides which sets of a store are no longer kept. Within one [SetSeries] only, and never: a
/// safety copy, a pinned set, the set just made, one of the newest good ones that the policy
/// counts, and the newest good copy of a volume that later sets no longer hold.
///
/// @param sets all that the store lists
/// @param history its runs, in the order in which they ended
/// @param now the present
public record ExpiryPlanner(List<BackupSet> sets, List<RunRecord> history, Instant now) {

    public ExpiryPlanner {
        sets = List.copyOf(sets);
        history = List.copyOf(history);
    }

    /// What a plan no longer keeps after its schedule made `newest`: of its own sets only. A set
    /// that was made by hand lets nothing expire.
    public ExpiryPlan after(BackupSet newest, RetentionPolicy policy) {
        var series = SetSeries.of(newest);
        return series.plan().isEmpty()
                ? ExpiryPlan.NOTHING
                : expire(series, of(series), policy.last(), Optional.of(newest));
    }

    /// What somebody who asks for it by hand lets go: of each series, those made by hand and those
    /// that do not tell their origin included.
    ///
    /// @param subjects the subjects, in words, that are meant
    public ExpiryPlan all(RetentionPolicy policy, Predicate<String> subjects) {
        var plan = ExpiryPlan.NOTHING;
        for (var one : series(subjects).entrySet()) {
            plan = plan.and(expire(one.getKey(), one.getValue(), policy.last(), Optional.empty()));
        }
        return plan;
    }

    /// What the next good run of a plan will let go.
    ///
    /// @param machine this one
    /// @param engine the engine the plan runs at; absent when it can't be asked: then what may go
    ///   at any engine
    public ExpiryPlan atNextRun(BackupPlan plan, String machine, Optional<String> engine) {
        var going = ExpiryPlan.NOTHING;
        for (var one : series(_ -> true).entrySet()) {
            var origin = one.getKey().origin().filter(from -> plannedBy(plan, machine, engine, from));
            if (origin.map(from -> SetSeries.of(plan.source(), from)).equals(Optional.of(one.getKey()))) {
                int kept = plan.retention().last() - 1; // the next one counts too
                going = going.and(expire(one.getKey(), one.getValue(), kept, Optional.empty()));
            }
        }
        return going;
    }

    private static boolean plannedBy(BackupPlan plan, String machine, Optional<String> engine, SetOrigin from) {
        return from.plan().equals(Optional.of(plan.name()))
                && from.machine().equals(machine)
                && engine.map(from.engine()::equals).orElse(true);
    }

    private Map<SetSeries, List<BackupSet>> series(Predicate<String> subjects) {
        var all = new LinkedHashMap<SetSeries, List<BackupSet>>();
        sets.stream()
                .filter(set -> subjects.test(set.subject()))
                .map(SetSeries::of)
                .distinct()
                .forEach(series -> all.put(series, of(series)));
        return all;
    }

    private List<BackupSet> of(SetSeries series) {
        return sets.stream()
                .filter(set -> !set.safetyCopy() && SetSeries.of(set).equals(series))
                .toList();
    }

    private ExpiryPlan expire(SetSeries series, List<BackupSet> members, int count, Optional<BackupSet> newest) {
        var byDate = CreationOrder.byDate(members);
        var good = byDate.stream().filter(set -> set.state().good()).toList();
        if (good.size() <= count) {
            return ExpiryPlan.NOTHING;
        }
        var doubt = CreationOrder.doubt(byDate, newest, history, now);
        if (doubt.isPresent()) {
            return new ExpiryPlan(List.of(), List.of(sentence(series, doubt.get())));
        }
        var counted = good.subList(good.size() - count, good.size());
        var before = counted.isEmpty() ? byDate : byDate.subList(0, byDate.indexOf(counted.getFirst()));
        var needed = newestCopies(good);
        newest.map(BackupSet::id).ifPresent(needed::add);
        var reason = reason(series, count);
        return new ExpiryPlan(
                before.stream()
                        .filter(set -> !set.pinned() && !needed.contains(set.id()))
                        .map(set -> new ExpiryPlan.ExpiredSet(set, reason))
                        .toList(),
                List.of());
    }

    private static String reason(SetSeries series, int count) {
        return count == 1
                ? "older than the newest good one of " + series.text()
                : "older than the %d newest good ones of %s".formatted(count, series.text());
    }

    private static String sentence(SetSeries series, String doubt) {
        return "No old backup of %s was deleted: %s, so the clock was wrong and it is not certain which are the oldest. Delete what you do not need with quaymaster backup rm."
                .formatted(series.text(), doubt);
    }

    /// The sets that hold the newest good copy of a volume which no later good set has.
    private static Set<String> newestCopies(List<BackupSet> good) {
        var later = new HashSet<>(saved(good.getLast()));
        var ids = new HashSet<String>();
        for (var set : good.reversed().subList(1, good.size())) {
            if (later.addAll(saved(set))) {
                ids.add(set.id());
            }
        }
        return ids;
    }

    private static List<String> saved(BackupSet set) {
        return set.manifest().volumes().stream().map(SavedVolume::name).toList();
    }
}
