/// Tests of what the engine is asked for.
@NullMarked
package dev.quaymaster.stack.spec;

import org.jspecify.annotations.NullMarked;
