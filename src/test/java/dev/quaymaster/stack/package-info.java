/// Stacks for tests, and tests of what is observed of them.
@NullMarked
package dev.quaymaster.stack;

import org.jspecify.annotations.NullMarked;
