/// The canonical form of a project: which fields there are, in which order, and how each value is
/// spelled, exactly as `docker compose config --format json` does it.
///
/// [ProjectShape] prints a canonical tree in terms of [CanonicalObject]s, [Field]s and [Form]s. A
/// value that cannot be spelled is a problem of the user's file.
@NullMarked
package dev.quaymaster.compose.shape;

import org.jspecify.annotations.NullMarked;
