/// The contents of volumes: listed, read, written, measured and moved as tar streams.
///
/// A [dev.quaymaster.volume.VolumeBrowser] owns a locked-down helper container, made from an image
/// that the engine has already, and keeps it while the volume is open. A listing is one round trip
/// to a small shell loop inside it; bytes come through the engine's archive endpoint, never through
/// a temporary copy. Where no image has a shell, a container that is never started serves both.
/// [dev.quaymaster.volume.VolumeTar] takes a whole volume out and puts one back.
///
/// Threads: everything blocks and belongs on virtual threads. Names of files are data: they reach
/// the shell encoded, and come back in records that no name can break.
///
/// Must not know: compose files, stacks, backups, the window.
@NullMarked
package dev.quaymaster.volume;

import org.jspecify.annotations.NullMarked;
