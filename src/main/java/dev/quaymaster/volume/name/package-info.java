/// Names of files, which are bytes and not text.
///
/// Main types: [dev.quaymaster.volume.name.NameBytes] carries any bytes in a string,
/// [dev.quaymaster.volume.name.VisibleName] is how such a name is shown and typed,
/// [dev.quaymaster.volume.name.LocalName] is what this machine can call a file. Knows nothing of
/// engines, volumes and streams. No threads, no state.
@NullMarked
package dev.quaymaster.volume.name;

import org.jspecify.annotations.NullMarked;
