package dev.quaymaster.stack.preflight;

import dev.quaymaster.words.ByteCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether there is room for what is to come, where the engine keeps its data.
final class DiskCheck {

    /// Layers are kept packed while they are unpacked to about twice their size.
    private static final long UNPACKED = 3;

    /// Below that engines and databases fail in ways hard to understand.
    private static final long LEAST = 512L << 20;

    private DiskCheck() {}

    static List<Warning> check(Situation now) {
        try {
            var folder = Path.of(now.engine().dataFolder());
            return now.engine().dataFolder().isEmpty() || !Files.isDirectory(folder)
                    ? List.of()
                    : check(now, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return List.of(); // not this machine's to tell
        }
    }

    /// @param free bytes
    static List<Warning> check(Situation now, long free) {
        var fetched =
                now.downloads().values().stream().mapToLong(Long::longValue).sum();
        var needed = fetched * UNPACKED;
        if (free >= needed && free >= LEAST) {
            return List.of();
        }
        var images = needed > free ? "; the images to pull need about " + ByteCount.words(needed) : "";
        return List.of(new Warning(
                Warning.Kind.DISK_FULL,
                now.engine().name(),
                "Only %s are free where the engine keeps its data (%s)%s."
                        .formatted(ByteCount.words(free), now.engine().dataFolder(), images),
                "Make room first: remove images, containers and volumes nobody needs."));
    }
}
