/// Decides what is to be done to a stack, without asking the engine anything.
///
/// [Reconciler] is the entry; there is one planner for each kind of request and each kind of thing.
/// All of them write into one plan, whose printed form the tests compare.
@NullMarked
package dev.quaymaster.stack.plan;

import org.jspecify.annotations.NullMarked;
