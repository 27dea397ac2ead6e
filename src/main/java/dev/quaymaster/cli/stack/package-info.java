/// Commands about a stack: look at it, bring it up, take it down, and everything between.
///
/// What they ask of the engine goes through [dev.quaymaster.stack.run.StackRunner], as in the
/// window.
@NullMarked
package dev.quaymaster.cli.stack;

import org.jspecify.annotations.NullMarked;
