package dev.quaymaster.volume;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.Image;
import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Chooses, among the images the engine has, one to make a helper container from; nothing is ever
/// pulled. Remembers which have a shell.
final class HelperImages {

    /// So many are tried before a volume is shown without a shell.
    private static final int TRIES = 12;

    private static final int UNPACKING_TRIES = 6;

    /// Distributions with GNU tools are larger than this; the small ones come with busybox.
    private static final long SYSTEM_BYTES = 40_000_000;

    private static final int SYSTEM_TRIES = 4;

    /// The name of the image made when the engine has none: no files at all.
    private static final String EMPTY = "quaymaster/empty:latest";

    private final Engine engine;
    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private final Set<String> bad = ConcurrentHashMap.newKeySet();
    private final Map<String, Boolean> unpacking = new ConcurrentHashMap<>();

    HelperImages(Engine engine) {
        this.engine = engine;
    }

    /// Ids of images that may have a shell, the likeliest first: those of the volume's users, those
    /// that did before, then small ones.
    List<String> withShell(String volume) {
        var ids = new LinkedHashSet<String>();
        VolumeUsage.users(engine, volume)
                .forEach(user -> ids.add(user.container().imageId()));
        ids.addAll(good);
        if (ids.stream().noneMatch(good::contains)) {
            engine.images().stream()
                    .sorted(Comparator.comparingLong(Image::sizeBytes))
                    .forEach(image -> ids.add(image.id()));
        }
        return ids.stream().filter(id -> !bad.contains(id)).limit(TRIES).toList();
    }

    /// Ids of images that may have a shell and a `tar` that keeps everything, the likeliest first:
    /// few, because each is tried by starting it.
    List<String> forUnpacking(String volume) {
        var ids = new LinkedHashSet<String>();
        unpacking.forEach((image, fit) -> {
            if (fit) {
                ids.add(image);
            }
        });
        if (ids.isEmpty()) {
            VolumeUsage.users(engine, volume)
                    .forEach(user -> ids.add(user.container().imageId()));
            engine.images().stream()
                    .sorted(Comparator.comparingLong(Image::sizeBytes))
                    .forEach(image -> ids.add(image.id()));
        }
        return ids.stream()
                .filter(id -> !bad.contains(id) && unpacking.getOrDefault(id, true))
                .limit(UNPACKING_TRIES)
                .toList();
    }

    /// Whether the image's `tar` keeps everything; asked once.
    boolean unpacks(String image, BooleanSupplier question) {
        return unpacking.computeIfAbsent(image, _ -> question.getAsBoolean());
    }

    /// Ids of some images that are large enough to hold a distribution's own tools, the smallest
    /// first.
    List<String> withSystemTools() {
        return engine.images().stream()
                .filter(image -> image.sizeBytes() >= SYSTEM_BYTES && !bad.contains(image.id()))
                .sorted(Comparator.comparingLong(Image::sizeBytes))
                .map(Image::id)
                .distinct()
                .limit(SYSTEM_TRIES)
                .toList();
    }

    /// Any image, for a container that is never started.
    String any() {
        return good.stream()
                .findFirst()
                .or(() -> engine.images().stream().map(Image::id).findFirst())
                .orElseGet(() -> engine.importImage(emptyTar(), EMPTY));
    }

    /// Remembers that the image has a shell.
    void works(String image) {
        good.add(image);
    }

    /// Remembers that it has none.
    void failed(String image) {
        bad.add(image);
        good.remove(image);
    }

    /// Mounts memory where the image asks for volumes of its own, so that the engine makes none.
    Map<String, String> declaredVolumes(String image) {
        return engine.image(image).flatMap(Image::config).stream()
                .flatMap(config -> config.volumes().stream())
                .filter(path -> !isOnMount(path))
                .distinct()
                .collect(Collectors.toMap(path -> path, _ -> "size=1m"));
    }

    private static boolean isOnMount(String path) {
        return (path + "/").startsWith(HelperContainers.MOUNT + "/");
    }

    private static ByteArrayInputStream emptyTar() {
        return new ByteArrayInputStream(new byte[1024]);
    }
}
