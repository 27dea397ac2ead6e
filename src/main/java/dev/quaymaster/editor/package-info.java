/// Text files on their way through an editor: read and written back as they were, compared, and
/// their earlier versions kept.
///
/// [TextFile] is a file as it was read, [KeptVersions] what was there before each save, [LineDiff]
/// what differs, [FileWatch] tells when another program writes. Blocking code, for worker threads;
/// knows nothing of compose and of screens.
@NullMarked
package dev.quaymaster.editor;

import org.jspecify.annotations.NullMarked;
