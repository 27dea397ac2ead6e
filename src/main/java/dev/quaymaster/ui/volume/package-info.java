/// The volumes screen: which volumes there are, who uses them, and what is in them.
///
/// [dev.quaymaster.ui.volume.VolumesScreen] is the screen; [dev.quaymaster.ui.volume.VolumePage]
/// shows one volume; [dev.quaymaster.ui.volume.VolumeFilesView] shows its files, out of
/// [dev.quaymaster.ui.volume.VolumeFilesViewModel].
///
/// Threads: everything lives on the FX thread; what asks the engine goes through `ui.kit.Tasks`.
///
/// Must not know: compose files, backups, other screens. What a volume's buttons do beyond its
/// files is told by [dev.quaymaster.ui.volume.VolumeActions].
@NullMarked
package dev.quaymaster.ui.volume;

import org.jspecify.annotations.NullMarked;
