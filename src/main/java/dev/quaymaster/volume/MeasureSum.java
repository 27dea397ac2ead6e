package dev.quaymaster.volume;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Adds up files; one thread.
final class MeasureSum {

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
