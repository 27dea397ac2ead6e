/// Tests of running plans: on an engine in memory, and on the real one.
@NullMarked
package dev.quaymaster.stack.run;

import org.jspecify.annotations.NullMarked;
