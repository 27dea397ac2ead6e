/// What the user told us to remember: stacks, backup plans, preferences — one YAML file that people
/// can read and edit.
///
/// [dev.quaymaster.settings.SettingsFile] loads and saves a [dev.quaymaster.settings.Settings]
/// value; [dev.quaymaster.settings.Folders] says where our files lie. A file that cannot be read is
/// kept aside, never overwritten. [dev.quaymaster.settings.LogFile] takes what the program logs.
///
/// Threads: any, but only one writer at a time; values are immutable. Knows no engine and no
/// window.
@NullMarked
package dev.quaymaster.settings;

import org.jspecify.annotations.NullMarked;
