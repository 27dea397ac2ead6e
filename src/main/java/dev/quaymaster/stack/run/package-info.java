/// Does what a plan says.
///
/// [StackRunner] looks, plans and runs; [PlanExecutor] runs a plan without deciding anything;
/// [OneOffRun] is `docker compose run`. All of them block, belong on a virtual thread, and are
/// cancelled by interrupting it. What already runs is left running, whatever happens.
@NullMarked
package dev.quaymaster.stack.run;

import org.jspecify.annotations.NullMarked;
