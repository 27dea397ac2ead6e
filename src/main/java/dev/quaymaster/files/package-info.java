/// Files that a crash leaves whole and that nobody else can read
/// ([dev.quaymaster.files.AtomicFile]), and those that keep two runs apart
/// ([dev.quaymaster.files.LockFile]); reading that ends, whatever a file turns out to be
/// ([dev.quaymaster.files.BoundedFile]); what failed of it, in words
/// ([dev.quaymaster.files.FileFailure]).
///
/// A lock holds in this process as between processes: what is locked is opened once only
/// ([dev.quaymaster.files.HeldFiles]), because closing any descriptor would let go of it.
///
/// Threads: any. Knows nothing of what is in the files. Locks hold between processes of one
/// machine, not between machines that share a network drive.
@NullMarked
package dev.quaymaster.files;

import org.jspecify.annotations.NullMarked;
