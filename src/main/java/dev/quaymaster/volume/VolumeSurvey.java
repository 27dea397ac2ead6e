package dev.quaymaster.volume;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// What a volume holds, as far as it matters to whoever copies all of it.
///
/// @param entries what is no folder, sockets among them
/// @param bytes their sizes; a file with several names counts once
/// @param sockets names of programs' sockets, which no archive holds
/// @param sparse files with holes of a megabyte or more
/// @param holeBytes how much larger they are than what they take on the disk
/// @param problems what the tools could not look at, in their words; empty when they saw all
public record VolumeSurvey(
        SampledNames entries, long bytes, SampledNames sockets, SampledNames sparse, long holeBytes, String problems) {

    /// Adds up entries; one thread.
    static final class Sum {

        static final int LINK = 0120000;

        private static final int TYPE = 0170000;
        private static final int SOCKET = 0140000;
        private static final int FILE = 0100000;

        /// Smaller gaps are how file systems store small or compressed files.
        private static final long HOLE = 1 << 20;

        private final Set<Long> seen = new HashSet<>();
        private final SampledNames.Sum entries = new SampledNames.Sum();
        private final SampledNames.Sum sockets = new SampledNames.Sum();
        private final SampledNames.Sum sparse = new SampledNames.Sum();
        private final Runnable alive;
        private final Predicate<String> counted;
        private long bytes;
        private long holeBytes;

        /// @param alive is run for every entry
        /// @param counted whether an entry of that path, `/a/b`, counts
        Sum(Runnable alive, Predicate<String> counted) {
            this.alive = alive;
            this.counted = counted;
        }

        /// Counts an entry.
        ///
        /// @param mode with the file's type
        /// @param links how many names it has
        /// @param inode what tells it from others where it has several
        /// @param onDisk bytes it takes there
        /// @param path from the volume's root, `./a/b`
        void add(int mode, long links, long inode, long size, long onDisk, String path) {
            alive.run();
            var plain = plain(path);
            if (!counted.test(plain)) {
                return;
            }
            entries.add(plain);
            if ((mode & TYPE) == SOCKET) {
                sockets.add(plain);
            }
            if (links < 2 || seen.add(inode)) {
                bytes += size;
                if ((mode & TYPE) == FILE && size - onDisk >= HOLE) {
                    sparse.add(plain);
                    holeBytes += size - onDisk;
                }
            }
        }

        private static String plain(String path) {
            return path.startsWith("./") ? path.substring(1) : "/" + path;
        }

        /// What it comes to.
        VolumeSurvey result(String problems) {
            return new VolumeSurvey(entries.result(), bytes, sockets.result(), sparse.result(), holeBytes, problems);
        }
    }
}
