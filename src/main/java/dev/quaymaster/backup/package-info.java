/// Backups as values.
///
/// A [dev.quaymaster.backup.BackupSet] is a folder of plain files (`.tar.zst`, `.sql.zst`, the
/// compose files as they were) with a [dev.quaymaster.backup.Manifest] that names every one of
/// them, its size and its SHA-256. The manifest is written last and the folder gets its final name
/// only then: what has no manifest is not a backup.
///
/// The sub-packages act on these values: `store` is the folder of sets, `archive` streams and
/// checks, `journal` remembers what a killed run must undo, `run` backs up, `restore` restores,
/// `schedule` decides when.
///
/// Threads: everything here is immutable. This package knows neither files nor the engine, neither
/// settings nor any window.
@NullMarked
package dev.quaymaster.backup;

import org.jspecify.annotations.NullMarked;
