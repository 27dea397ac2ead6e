/// Tests of the planner: they compare printed plans.
@NullMarked
package dev.quaymaster.stack.plan;

import org.jspecify.annotations.NullMarked;
