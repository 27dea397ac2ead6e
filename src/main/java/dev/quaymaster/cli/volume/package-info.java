/// Commands about volumes: which there are, and what is in them.
///
/// They look into volumes through [dev.quaymaster.volume.VolumeBrowser], as the window does.
@NullMarked
package dev.quaymaster.cli.volume;

import org.jspecify.annotations.NullMarked;
