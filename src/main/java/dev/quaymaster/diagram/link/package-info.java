/// Which service talks to which, and where that is written: one small
/// [dev.quaymaster.diagram.link.LinkFinder] for each source of evidence.
///
/// Finders read the project's model and the configuration files it mounts; a file that cannot be
/// read gives no evidence and no error. Knows nothing of nodes, places or colours.
@NullMarked
package dev.quaymaster.diagram.link;

import org.jspecify.annotations.NullMarked;
