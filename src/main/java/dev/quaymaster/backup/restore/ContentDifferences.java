package dev.quaymaster.backup.restore;

import dev.quaymaster.volume.tar.EntryType;
import dev.quaymaster.volume.tar.TarHeaderGuard;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Compares what was saved with what was unpacked, entry by entry, and names what differs. Holds a
/// record of each entry in memory, so it is for contents of which a quick check has said that
/// something is different.
final class ContentDifferences {

    private static final int NAMED = 20;
    private static final int BUFFER = 1 << 18;
    private static final String CAPABILITIES = "SCHILY.xattr.security.capability";

    private final Map<String, Facts> saved = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private long count;
    private boolean serious;

    private ContentDifferences() {}

    /// @param lines the first differences, one for each entry, then how many more there are
    /// @param serious whether anything differs but times, and capabilities that are gone: contents,
    ///   or who may do more than before
    record Summary(List<String> lines, boolean serious) {

        Summary {
            lines = List.copyOf(lines);
        }
    }

    private record Facts(
            EntryType type,
            int mode,
            long uid,
            long gid,
            long seconds,
            String link,
            long size,
            long content,
            String capabilities) {}

    /// Reads both tars to their ends.
    static Summary between(InputStream saved, InputStream found) throws IOException {
        var differences = new ContentDifferences();
        read(saved, differences.saved::put);
        read(found, differences::compare);
        differences.saved.keySet().stream().sorted().forEach(path -> differences.add(path, "is missing", true));
        return differences.summary();
    }

    private Summary summary() {
        var all = new ArrayList<>(lines);
        if (count > lines.size()) {
            all.add("and %d more".formatted(count - lines.size()));
        }
        return new Summary(all, serious);
    }

    private void compare(String path, Facts now) {
        var before = saved.remove(path);
        if (before == null) {
            add(path, "was not saved", true);
            return;
        }
        var words = new ArrayList<String>();
        if (before.type != now.type || !before.link.equals(now.link)) {
            words.add("is something else");
        }
        if (before.size != now.size || before.content != now.content) {
            words.add("has other contents");
        }
        if (before.uid != now.uid || before.gid != now.gid) {
            words.add("belongs to %d:%d instead of %d:%d".formatted(now.uid, now.gid, before.uid, before.gid));
        }
        if (before.mode != now.mode && now.type != EntryType.LINK) {
            words.add("has mode %o instead of %o".formatted(now.mode, before.mode));
        }
        boolean lost = !before.capabilities.isEmpty() && now.capabilities.isEmpty();
        if (!lost && !before.capabilities.equals(now.capabilities)) {
            words.add("has other capabilities");
        }
        boolean grave = !words.isEmpty();
        if (lost) {
            words.add("lost its capabilities, which this engine can't give");
        }
        if (before.seconds != now.seconds && now.type == EntryType.FILE) {
            words.add("has another time");
        }
        if (!words.isEmpty()) {
            add(path, String.join(", ", words), grave);
        }
    }

    private void add(String path, String what, boolean grave) {
        count++;
        serious |= grave;
        if (lines.size() < NAMED) {
            lines.add((path.isEmpty() ? "the volume's own folder" : path) + " " + what);
        }
    }

    private interface Taker {
        void take(String path, Facts facts);
    }

    private static void read(InputStream tar, Taker taker) throws IOException {
        var entries = TarHeaderGuard.entries(tar);
        var buffer = new byte[BUFFER];
        for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            taker.take(path(entry.getName()), facts(entry, entries, buffer));
        }
    }

    private static Facts facts(TarArchiveEntry entry, TarArchiveInputStream entries, byte[] buffer) throws IOException {
        var type = EntryType.of(entry);
        var sum = new CRC32C();
        if (type == EntryType.FILE) {
            for (int read = entries.read(buffer); read >= 0; read = entries.read(buffer)) {
                sum.update(buffer, 0, read);
            }
        }
        var device = type == EntryType.SPECIAL;
        return new Facts(
                type,
                entry.getMode() & 07777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.getLastModifiedTime().toInstant().getEpochSecond(),
                device ? entry.getDevMajor() + ":" + entry.getDevMinor() : path(entry.getLinkName()),
                type == EntryType.FILE ? entry.getSize() : 0,
                sum.getValue(),
                entry.getExtraPaxHeaders().getOrDefault(CAPABILITIES, ""));
    }

    private static String path(String name) {
        var path = name;
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path.equals(".") ? "" : path;
    }
}
