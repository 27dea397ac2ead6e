/// Tar streams: one made of a single entry, one unpacked safely into a folder of this machine.
///
/// Knows nothing of engines or volumes; reads and writes streams and files.
@NullMarked
package dev.quaymaster.volume.tar;

import org.jspecify.annotations.NullMarked;
