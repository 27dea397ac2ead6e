/// Tests of what is found before an `up`: on an engine in memory, with files of their own.
@NullMarked
package dev.quaymaster.stack.preflight;

import org.jspecify.annotations.NullMarked;
