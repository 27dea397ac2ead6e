/// When to back up what: plans, cron schedules, and the clockwork that runs what is due.
///
/// [dev.quaymaster.backup.schedule.BackupPlan] says what, [dev.quaymaster.backup.schedule.Schedule]
/// when, [dev.quaymaster.backup.schedule.LabelPlans] reads plans from a compose file's labels, and
/// [dev.quaymaster.backup.schedule.Scheduler] runs what is due: one daemon thread decides, every
/// run has a virtual thread of its own. The time comes from an injected clock. Knows the run of a
/// backup only as a function.
///
/// The words for the usual schedules are ours (`ScheduleWords`): the descriptor of cron-utils says
/// “at 03:30 at Sunday day” for a weekly one and “every 6 hours at minute 0”; it has the word for
/// the rest.
@NullMarked
package dev.quaymaster.backup.schedule;

import org.jspecify.annotations.NullMarked;
