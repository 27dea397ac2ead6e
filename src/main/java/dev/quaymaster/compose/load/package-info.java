/// The way from compose files to a project, in phases that each do one thing to the tree.
///
/// [ProjectLoader] is the door. [ModelLoader] reads and merges files: parse, interpolate
/// ([Interpolation]), [Extends], [Include], merge, schema, canonical form, defaults, checks, paths
/// ([PathResolver]). [Normalization] then adds what is implied, the canonical form is printed, and
/// [ProjectChecks][dev.quaymaster.compose.check.ProjectChecks] looks at the project as a whole.
/// Mistakes of the user become problems with a position, never exceptions. No I/O but reading
/// files.
@NullMarked
package dev.quaymaster.compose.load;

import org.jspecify.annotations.NullMarked;
