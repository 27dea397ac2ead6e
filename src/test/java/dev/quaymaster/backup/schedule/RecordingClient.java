package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.SetKind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/// Has fixed plans, and remembers what the scheduler asked of it.
final class RecordingClient implements ScheduleClient {
    private final List<BackupPlan> plans;
    final List<String> ran = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<RunOutcome> outcomes = new CopyOnWriteArrayList<>();
    volatile boolean unreadable;
    volatile BiFunction<BackupPlan, SetKind, RunOutcome> work = (plan, kind) -> RunOutcome.DONE;

    RecordingClient(BackupPlan... plans) {
        this.plans = List.of(plans);
    }

    @Override
    public List<BackupPlan> plans() {
        if (unreadable) {
            throw new IllegalStateException("The settings can't be read.");
        }
        return plans;
    }

    @Override
    public RunOutcome run(BackupPlan plan, SetKind kind) {
        ran.add(plan.name() + " " + kind);
        var outcome = work.apply(plan, kind);
        outcomes.add(outcome);
        return outcome;
    }

    @Override
    public void tell(String sentence) {
        told.add(sentence);
    }
}
