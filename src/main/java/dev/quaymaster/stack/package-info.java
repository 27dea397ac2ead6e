/// A stack as it should be, a stack as it is, and the way from one to the other.
///
/// [ObservedState] is what the engine holds of a project now;
/// [Reconciler][dev.quaymaster.stack.plan.Reconciler] compares it with a `Project` and a [Request]
/// and decides, without a single engine call, on a [Plan]: steps that each map to one thing the
/// engine can do, each with its cause and the steps it waits for. A plan prints itself: that text
/// is the preview, the dry run and the language of the tests.
/// [PlanExecutor][dev.quaymaster.stack.run.PlanExecutor] runs a plan and decides nothing.
/// [StackMonitor] keeps an observed state live.
///
/// Names, labels and hashes are those of `docker compose`, so that both tools can look after the
/// same stack.
///
/// Threads: everything here blocks and belongs on a virtual thread; interruption is cancellation.
/// The executor reports progress from its own threads, one report at a time.
///
/// This package must not know windows, commands, backups, or the library that talks to the engine.
@NullMarked
package dev.quaymaster.stack;

import org.jspecify.annotations.NullMarked;
