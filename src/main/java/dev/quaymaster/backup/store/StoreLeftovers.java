package dev.quaymaster.backup.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What killed runs leave in a store: hidden folders, half-written or half-deleted, whose names
/// carry the time stamp and the digits of a set's id. Whatever else looks similar is the user's.
final class StoreLeftovers {

    static final String PARTIAL = ".partial";
    static final String DELETING = ".deleting";

    private static final Pattern ID = Pattern.compile(".+_\\d{8}T\\d{6}Z_[0-9a-f]{6}");

    private StoreLeftovers() {}

    /// The hidden folder in which a set is written.
    static Path partial(Path store, String id) {
        return store.resolve("." + id + PARTIAL);
    }

    /// The hidden folder in which a set is deleted. A set that was renamed by hand gets the digits
    /// by which [#sweep] knows its own.
    static Path deleting(Path store, String id) {
        var ours = ID.matcher(id).matches() ? id : id + "_00000000T000000Z_000000";
        return store.resolve("." + ours + DELETING);
    }

    /// Removes them, and returns the names of those folders. Only for the holder of the store's
    /// lock: nobody else writes or deletes then.
    static List<String> sweep(List<Path> children) throws IOException {
        var swept = new ArrayList<String>();
        for (var path : children) {
            if (isOurs(path)) {
                StoreFolders.deleteAll(path);
                swept.add(path.getFileName().toString());
            }
        }
        return swept;
    }

    private static boolean isOurs(Path path) {
        var name = path.getFileName().toString();
        var end = name.endsWith(PARTIAL) ? PARTIAL : DELETING;
        return name.startsWith(".")
                && name.endsWith(end)
                && ID.matcher(name.substring(1, name.length() - end.length())).matches()
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
