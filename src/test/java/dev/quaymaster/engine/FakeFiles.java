package dev.quaymaster.engine;

import dev.quaymaster.engine.EngineException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Files of a fake engine's volumes and containers, in memory, in and out as tar.
final class FakeFiles {

    private static final class Entry {
        private final TarArchiveEntry header;
        private final byte[] content;

        Entry(TarArchiveEntry header, byte[] content) {
            this.header = header;
            this.content = content;
        }
    }

    /// A place within a volume, or within a container's own files.
    ///
    /// @param path without slashes at its ends; empty is the root
    record Place(String store, String path) {}

    private final Map<String, NavigableMap<String, Entry>> stores = new HashMap<>();

    static Place place(FakeContainer container, String path) {
        var clean = path.replaceAll("/\\.?$", "");
        for (var mount : container.mounts) {
            var root = mount.destination();
            if (clean.equals(root) || clean.startsWith(root + "/")) {
                var store = mount.name().isEmpty() ? mount.source() : mount.name();
                return new Place(store, trim(clean.substring(root.length())));
            }
        }
        return new Place("container " + container.id, trim(clean));
    }

    private static String trim(String path) {
        return path.replaceAll("^(\\./|/)+|/+$", "");
    }

    void drop(String store) {
        stores.remove(store);
    }

    long size(String store) {
        return stores.getOrDefault(store, new TreeMap<>()).values().stream()
                .mapToLong(entry -> entry.content.length)
                .sum();
    }

    synchronized void write(Place place, InputStream tar) {
        var store = stores.computeIfAbsent(place.store, s -> new TreeMap<>());
        try {
            var in = new TarArchiveInputStream(tar, StandardCharsets.UTF_8.name());
            for (var header = in.getNextEntry(); header != null; header = in.getNextEntry()) {
                var path = join(place.path, trim(header.getName()));
                store.put(path, new Entry(header, in.readAllBytes()));
            }
        } catch (IOException e) {
            throw new EngineException(Kind.FAILED, "Can't unpack: " + e.getMessage(), e);
        }
    }

    private static String join(String folder, String name) {
        return folder.isEmpty() || name.isEmpty() ? folder + name : folder + "/" + name;
    }

    synchronized InputStream read(Place place, String asked) {
        var store = stores.getOrDefault(place.store, new TreeMap<>());
        if (!place.path.isEmpty() && store.keySet().stream().noneMatch(p -> within(p, place.path))) {
            throw new EngineException(Kind.NOT_FOUND, "Can't read " + asked + ": there is no such file.");
        }
        var root = asked.endsWith("/.") ? "." : asked.substring(asked.lastIndexOf('/') + 1);
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            if (!store.containsKey(place.path)) {
                put(tar, new TarArchiveEntry(root + "/"), new byte[0]);
            }
            for (var entry : store.entrySet()) {
                if (within(entry.getKey(), place.path)) {
                    var rest = trim(entry.getKey().substring(place.path.length()));
                    var folder = entry.getValue().header.isDirectory() ? "/" : "";
                    var header = copy(entry.getValue(), join(root, rest) + folder);
                    put(tar, header, entry.getValue().content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static boolean within(String path, String folder) {
        return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
    }

    private static TarArchiveEntry copy(Entry entry, String name) {
        var header = new TarArchiveEntry(name, entry.header.getLinkFlag());
        header.setLinkName(entry.header.getLinkName());
        header.setMode(entry.header.getMode());
        header.setIds(Math.toIntExact(entry.header.getLongUserId()), Math.toIntExact(entry.header.getLongGroupId()));
        header.setLastModifiedTime(entry.header.getLastModifiedTime());
        header.setSize(entry.content.length);
        return header;
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry header, byte[] content) throws IOException {
        tar.putArchiveEntry(header);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
