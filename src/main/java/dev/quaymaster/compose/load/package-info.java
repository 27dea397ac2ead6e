/// The way from compose files to a project, in phases that each do one thing to the tree.
///
/// [ProjectLoader] orders the phases; every rule that depends on a place in the tree is a table.
/// Mistakes of the user become problems with a position, never exceptions. No I/O but reading
/// files.
@NullMarked
package dev.quaymaster.compose.load;

import org.jspecify.annotations.NullMarked;
