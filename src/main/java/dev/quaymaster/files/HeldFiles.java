package dev.quaymaster.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The files that this process has locked, or is about to lock. They are looked up here before one
/// is opened: where locks are POSIX's, closing any descriptor of a file lets go of every lock that
/// the process holds on it (`man 2 fcntl`), so a locked file must not be opened a second time.
///
/// A file is known by its path and, where the system has them, by its number (device and inode):
/// the same file may be reached by two paths.
final class HeldFiles {

    /// One for the whole process, as the locks are.
    private static final Map<Object, Claim> CLAIMS = new ConcurrentHashMap<>();

    private HeldFiles() {}

    /// Claims a file for the caller alone.
    ///
    /// @param path with the real path of its folder
    /// @param purpose for those who come meanwhile
    /// @return empty when somebody in this process has it
    static Optional<Claim> claim(Path path, String purpose) {
        var claim = new Claim(purpose);
        return claim.add(path) ? Optional.of(claim) : Optional.empty();
    }

    /// What the one in this process who has this file does with it.
    static Optional<String> purpose(Path path) {
        return Optional.ofNullable(CLAIMS.get(path)).map(claim -> claim.purpose);
    }

    /// Whether this process has any.
    static boolean any() {
        return !CLAIMS.isEmpty();
    }

    /// The right to open a file, until it is closed. To be closed after the file's last descriptor.
    static final class Claim implements AutoCloseable {

        private final String purpose;
        private final List<Object> identities = new CopyOnWriteArrayList<>();

        private Claim(String purpose) {
            this.purpose = purpose;
        }

        /// Claims the file by another of its identities as well.
        ///
        /// @return false when somebody else in this process has it
        boolean add(Object identity) {
            var other = CLAIMS.putIfAbsent(identity, this);
            if (other == null) {
                identities.add(identity);
            }
            return other == null || other == this;
        }

        @Override
        public void close() {
            identities.forEach(identity -> CLAIMS.remove(identity, this));
        }
    }
}
