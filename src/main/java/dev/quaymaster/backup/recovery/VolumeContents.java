package dev.quaymaster.backup.recovery;

import dev.quaymaster.files.Sha256;
import dev.quaymaster.volume.tar.TarHeaderGuard;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// What a volume or an archive holds, so far as it tells whether something was changed: of each
/// file its size, time, mode and owner. Folders count by their names only, since their times change
/// with what is unpacked into them.
///
/// @param entries path → what it is
record VolumeContents(Map<String, Entry> entries) {

    /// Above that, comparing would take all memory.
    private static final int MOST_ENTRIES = 1_000_000;

    VolumeContents {
        entries = Map.copyOf(entries);
    }

    /// One file, folder, link or device.
    ///
    /// @param file whether it is a regular file
    /// @param size of a regular file, else 0
    /// @param description all that must be the same
    record Entry(boolean file, long size, String description) {}

    /// Nothing.
    static VolumeContents none() {
        return new VolumeContents(Map.of());
    }

    /// Reads a tar stream, and closes it.
    ///
    /// @throws IOException when it breaks, or holds too many entries to be compared
    static VolumeContents read(InputStream stream) throws IOException {
        var entries = new HashMap<String, Entry>();
        try (var tar = TarHeaderGuard.of(stream).reader()) {
            for (var next = tar.getNextEntry(); next != null; next = tar.getNextEntry()) {
                var path = path(next.getName());
                if (!path.isEmpty()) {
                    entries.put(path, entry(next, entries));
                }
                if (entries.size() > MOST_ENTRIES) {
                    throw new IOException("it holds too many files to be compared");
                }
            }
        }
        return new VolumeContents(entries);
    }

    /// All but what lies in that folder of the root.
    VolumeContents without(String folder) {
        var others = new HashMap<>(entries);
        others.keySet().removeIf(path -> path.equals(folder) || path.startsWith(folder + "/"));
        return new VolumeContents(others);
    }

    /// Whether there is nothing.
    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// The paths whose entries are in neither of these, as they are here, sorted.
    List<String> besides(VolumeContents one, VolumeContents other) {
        return entries.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(one.entries.get(entry.getKey()))
                        && !entry.getValue().equals(other.entries.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// Whether `path` is a regular file here that may be the beginning of the same file in `whole`.
    boolean mayBeBeginning(String path, VolumeContents whole) {
        var here = entries.get(path);
        var there = whole.entries.get(path);
        return here != null && there != null && here.file() && there.file() && here.size() <= there.size();
    }

    /// How long the file of that path is.
    long size(String path) {
        return Objects.requireNonNull(entries.get(path), path).size();
    }

    /// A hash of the first `length` bytes of a file in a tar stream, which is closed.
    ///
    /// @throws IOException when it is not there, or shorter
    static byte[] hash(InputStream stream, String path, long length) throws IOException {
        try (var tar = TarHeaderGuard.of(stream).reader()) {
            for (var next = tar.getNextEntry(); next != null; next = tar.getNextEntry()) {
                if (path(next.getName()).equals(path)) {
                    return hash(tar, length);
                }
            }
        }
        throw new IOException(path + " is not there any more");
    }

    private static byte[] hash(TarArchiveInputStream tar, long length) throws IOException {
        var digest = Sha256.digest();
        var buffer = new byte[1 << 16];
        long left = length;
        while (left > 0) {
            int read = tar.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new IOException("a file is shorter than it was");
            }
            digest.update(buffer, 0, read);
            left -= read;
        }
        return digest.digest();
    }

    private static Entry entry(TarArchiveEntry tar, Map<String, Entry> before) {
        if (tar.isDirectory()) {
            return new Entry(false, 0, "folder");
        }
        if (tar.isLink()) { // which of the names comes first is by chance
            var same = before.get(path(tar.getLinkName()));
            return same == null ? new Entry(false, 0, "link") : same;
        }
        boolean special = tar.isFIFO() || tar.isBlockDevice() || tar.isCharacterDevice();
        boolean file = !tar.isSymbolicLink() && !special;
        return new Entry(
                file,
                file ? tar.getSize() : 0,
                "%s %s %d:%d %o %d:%d %d %d"
                        .formatted(
                                (char) tar.getLinkFlag(),
                                tar.getLinkName(),
                                tar.getDevMajor(),
                                tar.getDevMinor(),
                                tar.getMode() & 07777,
                                tar.getLongUserId(),
                                tar.getLongGroupId(),
                                file ? tar.getSize() : 0,
                                file ? tar.getLastModifiedTime().toInstant().getEpochSecond() : 0));
    }

    private static String path(String name) {
        return String.join(
                "/",
                Arrays.stream(name.split("/", -1))
                        .filter(step -> !step.isEmpty() && !step.equals("."))
                        .toList());
    }
}
