/// Between the engine's JSON and our records: pure functions, one class for each thing that is
/// mapped.
///
/// Reading forgives whatever is missing. Writing leaves out what is not set, so that the engine's
/// defaults hold; fields that an older engine does not know, it ignores.
@NullMarked
package dev.quaymaster.engine.mapping;

import org.jspecify.annotations.NullMarked;
