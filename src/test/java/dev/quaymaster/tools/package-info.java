/// Programs that serve the launcher and the benchmarks and are no part of the product: the scripts
/// in `src/bin/lib` run them from these sources, and the build checks them like all other code.
@NullMarked
package dev.quaymaster.tools;

import org.jspecify.annotations.NullMarked;
