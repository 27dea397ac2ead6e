/// Runs recorded cases of the reference against the loader and compares what comes out.
@NullMarked
package dev.quaymaster.compose.conformance;

import org.jspecify.annotations.NullMarked;
