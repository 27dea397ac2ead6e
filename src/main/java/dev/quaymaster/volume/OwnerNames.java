package dev.quaymaster.volume;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.volume.tar.EntryType;
import dev.quaymaster.volume.tar.TarHeaderGuard;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names that an image gives to user numbers. A volume holds numbers only; the container that
/// uses it knows what it calls them.
///
/// @param names user number → name
record OwnerNames(Map<Integer, String> names) {

    private static final int LARGEST = 1 << 20;

    /// Copies the map.
    OwnerNames {
        names = Map.copyOf(names);
    }

    /// Reads the lines of an `/etc/passwd`; the first name of a number counts.
    static OwnerNames parse(String passwd) {
        var names = new HashMap<Integer, String>();
        for (var line : passwd.split("\n", -1)) {
            var fields = line.split(":", -1);
            if (fields.length > 3 && fields[2].matches("\\d{1,9}")) {
                names.putIfAbsent(Integer.parseInt(fields[2]), fields[0]);
            }
        }
        return new OwnerNames(names);
    }

    /// Asks the first of these containers that has such a file; no names when none has.
    static OwnerNames of(Engine engine, List<String> containers) {
        for (var container : containers) {
            try (var tar = TarHeaderGuard.entries(engine.readArchive(container, "/etc/passwd"))) {
                var entry = tar.getNextEntry();
                if (entry != null && EntryType.of(entry) == EntryType.FILE) {
                    return parse(new String(tar.readNBytes(LARGEST), UTF_8));
                }
            } catch (IOException | EngineException e) {
                System.getLogger(OwnerNames.class.getName())
                        .log(System.Logger.Level.DEBUG, "No user names from " + container, e);
            }
        }
        return new OwnerNames(Map.of());
    }

    /// Whom these numbers mean.
    VolumeEntry.Owner owner(int uid, int gid) {
        return new VolumeEntry.Owner(uid, gid, names.getOrDefault(uid, ""));
    }
}
