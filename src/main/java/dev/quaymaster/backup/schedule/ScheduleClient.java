package dev.quaymaster.backup.schedule;

import dev.quaymaster.backup.SetKind;
import java.util.List;

/// Has the plans and runs them; what a [Scheduler] works for.
public interface ScheduleClient {

    /// The plans as they are now; asked at every look, so that changes count at once.
    List<BackupPlan> plans();

    /// Runs one plan to its end, on a thread of its own, and reports to the user how it ended.
    ///
    /// @param kind why
    RunOutcome run(BackupPlan plan, SetKind kind);

    /// Tells the user something about the schedule; called from any thread.
    void tell(String sentence);
}
