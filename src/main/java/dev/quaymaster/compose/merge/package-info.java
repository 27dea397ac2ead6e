/// How a later file changes an earlier one, by the reference's rules as tables over tree paths.
///
/// [Merge] puts two trees together, [Uniqueness] drops what a list says twice.
@NullMarked
package dev.quaymaster.compose.merge;

import org.jspecify.annotations.NullMarked;
