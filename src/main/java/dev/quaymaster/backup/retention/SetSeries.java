package dev.quaymaster.backup.retention;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.SetOrigin;
import dev.quaymaster.backup.schedule.PlanSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which sets succeed one another: only sets of one series are ever weighed against each other. A
/// stack and a volume of the same name are different subjects.
///
/// @param kind what the subject is
/// @param subject the name of the stack, or the names of the volumes, in order
/// @param origin the plan, machine and engine, without the plan where sets were made by hand;
///   absent for sets of layout 1, which do not say
public record SetSeries(SubjectKind kind, List<String> subject, Optional<SetOrigin> origin) {

    /// What a set is of.
    public enum SubjectKind {
        STACK,
        VOLUMES
    }

    public SetSeries {
        subject = List.copyOf(subject);
    }

    /// The series a set belongs to. One that somebody asked for belongs to no plan, also where they
    /// ran a plan for it.
    public static SetSeries of(BackupSet set) {
        var about = set.manifest().about();
        var origin = about.kind() == SetKind.MANUAL ? about.origin().map(SetOrigin::withoutPlan) : about.origin();
        return of(about.stack(), set.volumes(), origin);
    }

    /// The series of what a plan makes.
    public static SetSeries of(PlanSource source, SetOrigin origin) {
        return of(source.stack(), source.volumes(), Optional.of(origin));
    }

    private static SetSeries of(Optional<String> stack, Collection<String> volumes, Optional<SetOrigin> origin) {
        SortedSet<String> names = new TreeSet<>(volumes);
        return stack.map(name -> new SetSeries(SubjectKind.STACK, List.of(name), origin))
                .orElseGet(() -> new SetSeries(SubjectKind.VOLUMES, List.copyOf(names), origin));
    }

    /// The plan whose schedule made the sets; absent when somebody asked for them by hand.
    public Optional<String> plan() {
        return origin.flatMap(SetOrigin::plan);
    }

    /// Names it for the user: `plan nightly of stack shop`.
    public String text() {
        var what = switch (kind) {
            case STACK -> "stack ";
            case VOLUMES -> subject.size() == 1 ? "volume " : "volumes ";
        };
        var named = what + String.join(", ", subject);
        return plan().map(name -> "plan " + name + " of " + named)
                .orElse(named + (origin.isPresent() ? ", made by hand" : ", whose plan is not known"));
    }
}
