/// What the user told us to remember: stacks, backup plans, preferences — one YAML file that people
/// can read and edit.
///
/// [dev.quaymaster.settings.SettingsFile] loads and saves a [dev.quaymaster.settings.Settings]
/// value; [dev.quaymaster.settings.Folders] says where our files lie. A file that cannot be
/// understood stays as it is: reading goes on with defaults, and whoever deletes or overwrites is
/// refused, because the locks of volumes ([dev.quaymaster.settings.LockedVolumes]) are not known.
/// [dev.quaymaster.settings.LogFile] takes what the program logs.
///
/// The reader is ours: a wrong value is told by its key, a lock under a misspelt key is refused,
/// and entries that are not understood are written again. Data binding would need a twin of each
/// plan and engine, an adapter for each kind of value, and the same checks before it.
///
/// Threads: any; several programs may change the settings at once, one waits for the other; values
/// are immutable. Knows no engine and no window.
@NullMarked
package dev.quaymaster.settings;

import org.jspecify.annotations.NullMarked;
