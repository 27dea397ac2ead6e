/// Archive files: written while they are hashed, read back while everything about them is compared.
///
/// [dev.quaymaster.backup.archive.ArchiveFile] compresses and hashes what passes,
/// [dev.quaymaster.backup.archive.TarWalk] and [dev.quaymaster.backup.archive.DumpScan] look into
/// it on the way, so that a volume is read once. [dev.quaymaster.backup.archive.Verifier] reads a
/// whole set back.
///
/// Every layer is checked by its own means, because each misses something: tar readers accept a
/// stream cut between two entries (so the two closing blocks and the number of entries are
/// required), zstd finds changed bytes only with its checksum on (so it is on), and SHA-256 over
/// the file finds the rest.
///
/// Threads: any; everything blocks. Knows neither the engine nor the store's folder.
@NullMarked
package dev.quaymaster.backup.archive;

import org.jspecify.annotations.NullMarked;
