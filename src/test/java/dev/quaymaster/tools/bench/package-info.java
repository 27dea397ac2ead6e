/// Programs that `src/bin/bench` runs to measure parts of the product without the time a start
/// takes.
@NullMarked
package dev.quaymaster.tools.bench;

import org.jspecify.annotations.NullMarked;
