package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.SetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what is due at a moment. Pure.
///
/// A plan counts from when it was made or changed; where nobody noted that, from when it is looked
/// after first. However many runs were missed, one is caught up. A run that something was in the
/// way of is tried again until the next regular one, and one that was cut short is made up for
/// once. A clock that was set back does not run anything twice.
///
/// @param due what is to run now, in the order of the plans
/// @param state what is to be noted before it runs
/// @param notes sentences for the user: what is given up
public record DuePlans(List<Due> due, ScheduleState state, List<String> notes) {

    /// Later than this is late: the computer was asleep, or nobody was there.
    private static final Duration PUNCTUAL = Duration.ofMinutes(5);

    /// A missed run waits for the next one when that is this near, and is then the same run.
    private static final Duration NEAR = Duration.ofMinutes(30);

    public DuePlans {
        due = List.copyOf(due);
        notes = List.copyOf(notes);
    }

    /// A plan that is to run.
    ///
    /// @param kind whether it is on time
    public record Due(BackupPlan plan, SetKind kind) {}

    /// Who looks.
    public enum Watch {
        /// A process that stays, and so will look at the next regular time.
        STAYING,
        /// A process that looks once. Nobody knows when the next one does: all is caught up.
        ONCE
    }

    /// Looks at all plans at one moment.
    ///
    /// @param running names of plans whose runs are under way or wait in this process; what becomes
    ///   due meanwhile is looked at when they have ended
    public static DuePlans at(
            Instant now, List<BackupPlan> plans, ScheduleState state, Set<String> running, Watch watch) {
        var look = new Look(now, state, watch);
        plans.stream()
                .filter(plan -> !running.contains(plan.name()))
                .forEach(plan -> plan.schedule().ifPresent(schedule -> look.at(plan, schedule)));
        var noted = watch == Watch.ONCE ? look.state.lookedOnceAt(now) : look.state;
        return new DuePlans(look.due, noted, look.notes);
    }

    /// One look at all plans.
    private static final class Look {
        private final Instant now;
        private final Watch watch;
        private final List<Due> due = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private ScheduleState state;

        Look(Instant now, ScheduleState state, Watch watch) {
            this.now = now;
            this.state = state;
            this.watch = watch;
        }

        void at(BackupPlan plan, Schedule schedule) {
            var name = plan.name();
            var upTo = countedFrom(plan);
            if (isMadeSince(plan)) {
                state = state.ended(name);
            }
            if (upTo == null || upTo.isAfter(now)) {
                state = state.with(Map.of(name, now));
            } else {
                schedule.next(upTo.atZone(schedule.zone()))
                        .map(next -> next.toInstant())
                        .filter(next -> !next.isAfter(now))
                        .ifPresent(regular -> regular(name, schedule, regular));
                if (!state.upTo().containsKey(name)) {
                    state = state.with(Map.of(name, now));
                }
            }
            var pending = state.pending().get(name);
            if (pending != null) {
                open(plan, pending);
            }
        }

        /// Whether what was noted for an earlier plan of its name counts no more.
        private boolean isMadeSince(BackupPlan plan) {
            var noted = state.upTo().get(plan.name());
            return plan.made()
                    .filter(made -> noted == null || noted.isBefore(made))
                    .isPresent();
        }

        /// Up to when the plan was looked after. Who looks once, and has no note of when a plan was
        /// made, may do so right at its time, each time.
        private @Nullable Instant countedFrom(BackupPlan plan) {
            if (isMadeSince(plan)) {
                return plan.made().orElseThrow();
            }
            var noted = state.upTo().get(plan.name());
            return noted == null && watch == Watch.ONCE ? now.minus(PUNCTUAL) : noted;
        }

        /// A regular time has passed; it takes the place of a run that is still put off. Where the
        /// next one is near it is put off till then, but not twice in a row: the computer may be
        /// asleep again, or this process gone, before each of them.
        private void regular(String name, Schedule schedule, Instant regular) {
            var run = PendingRun.of(regular, now);
            boolean mayWait =
                    watch == Watch.STAYING && late(regular) && !state.pending().containsKey(name);
            var waiting = mayWait ? near(schedule).map(run::until) : Optional.<PendingRun>empty();
            state = state.with(Map.of(name, now)).pending(name, waiting.orElse(run));
        }

        private void open(BackupPlan plan, PendingRun noted) {
            var run = noted.underWay() ? noted.afterKill(now) : noted;
            if (run.cutShort() > 1) {
                notes.add("The backup plan %s was cut short twice and is not begun again before its next time."
                        .formatted(plan.name()));
                state = state.ended(plan.name());
                return;
            }
            state = state.pending(plan.name(), run);
            if (watch == Watch.ONCE || run.ready(now)) {
                due.add(new Due(plan, late(run.due()) ? SetKind.LATE : SetKind.SCHEDULED));
            }
        }

        private boolean late(Instant regular) {
            return regular.plus(PUNCTUAL).isBefore(now);
        }

        private Optional<Instant> near(Schedule schedule) {
            return schedule.next(now.atZone(schedule.zone()))
                    .map(next -> next.toInstant())
                    .filter(next -> next.isBefore(now.plus(NEAR)));
        }
    }
}
