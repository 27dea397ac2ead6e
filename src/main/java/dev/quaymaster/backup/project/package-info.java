/// Finds out which files of this machine belong to a stack: its compose files, and what these name.
///
/// [StackFiles] is asked; [PlainFile] looks at a single file before anybody reads it, and
/// [ComposeLabel] judges what labels say, which anybody may have written. Nothing here changes
/// anything; files are read in full, so calls block.
@NullMarked
package dev.quaymaster.backup.project;

import org.jspecify.annotations.NullMarked;
