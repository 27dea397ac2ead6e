package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.SetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Decides what is due at a moment. Pure.
///
/// A plan nobody has looked after yet starts counting now. However many runs were missed, one is
/// caught up, unless the next regular one is near. A clock that was set back does not run anything
/// twice.
///
/// @param due what is to run now, in the order of the plans
/// @param state what is to be noted before it runs
public record DuePlans(List<Due> due, ScheduleState state) {

    /// Later than this is late: the computer was asleep, or nobody was there.
    private static final Duration PUNCTUAL = Duration.ofMinutes(5);

    /// A missed run is not caught up when the next one is this near.
    private static final Duration NEAR = Duration.ofMinutes(30);

    public DuePlans {
        due = List.copyOf(due);
    }

    /// A plan that is to run.
    ///
    /// @param kind whether it is on time
    public record Due(BackupPlan plan, SetKind kind) {}

    /// Looks at all plans at one moment.
    public static DuePlans at(Instant now, List<BackupPlan> plans, ScheduleState state) {
        var due = new ArrayList<Due>();
        var moments = new TreeMap<String, Instant>();
        for (var plan : plans) {
            var schedule = plan.schedule().orElse(null);
            if (schedule == null) {
                continue;
            }
            var upTo = state.upTo().get(plan.name());
            if (upTo == null || upTo.isAfter(now)) {
                moments.put(plan.name(), now);
                continue;
            }
            var next = schedule.next(upTo.atZone(schedule.zone()));
            if (next.isEmpty() || next.get().toInstant().isAfter(now)) {
                continue;
            }
            moments.put(plan.name(), now);
            boolean late = next.get().toInstant().plus(PUNCTUAL).isBefore(now);
            if (!late) {
                due.add(new Due(plan, SetKind.SCHEDULED));
            } else if (!near(schedule, now)) {
                due.add(new Due(plan, SetKind.LATE));
            }
        }
        return new DuePlans(due, moments.isEmpty() ? state : state.with(moments));
    }

    private static boolean near(Schedule schedule, Instant now) {
        return schedule.next(now.atZone(schedule.zone()))
                .filter(next -> next.toInstant().isBefore(now.plus(NEAR)))
                .isPresent();
    }
}
