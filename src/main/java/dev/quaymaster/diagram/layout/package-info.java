/// Gives every node, edge and label of a diagram its place.
///
/// [dev.quaymaster.diagram.layout.DiagramLayout] works in three steps: Eclipse's layered algorithm
/// sets the services from left to right inside their networks, the storage is put in rows below,
/// and the mounts are led down to it around everything that is already there. Pure: the same
/// diagram always gives the same picture. The only package that knows the layout library.
@NullMarked
package dev.quaymaster.diagram.layout;

import org.jspecify.annotations.NullMarked;
