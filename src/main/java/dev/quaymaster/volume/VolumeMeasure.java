package dev.quaymaster.volume;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How much a folder holds, all the way down.
///
/// @param files entries that are no folders
/// @param bytes their sizes; a file with several names counts once
/// @param children name → bytes, for each direct member that is or holds a file
public record VolumeMeasure(long files, long bytes, Map<String, Long> children) {

    /// Copies the map.
    public VolumeMeasure {
        children = Map.copyOf(children);
    }

    /// Adds up files; one thread.
    static final class Sum {

        private final Set<Long> seen = new HashSet<>();
        private final Map<String, Long> children = new HashMap<>();
        private long files;
        private long bytes;

        /// Counts a file.
        ///
        /// @param links how many names it has
        /// @param inode what tells it from others where it has several
        /// @param path from the measured folder, `./a/b`
        void add(long links, long inode, long size, String path) {
            files++;
            if (links < 2 || seen.add(inode)) {
                bytes += size;
                var start = path.startsWith("./") ? 2 : 0;
                var slash = path.indexOf('/', start);
                var child = slash < 0 ? path.substring(start) : path.substring(start, slash);
                children.merge(child, size, Long::sum);
            }
        }

        /// What it comes to.
        VolumeMeasure result() {
            return new VolumeMeasure(files, bytes, children);
        }
    }
}
