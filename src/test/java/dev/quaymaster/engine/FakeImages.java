package dev.quaymaster.engine;

import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.Image.ImageConfig;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The images of a fake engine, and those it could pull.
final class FakeImages {

    private final Map<String, Image> held = new TreeMap<>();
    private final Set<String> offered = new TreeSet<>();
    private final Map<String, String> published = new TreeMap<>();

    static Image of(String reference, Optional<ImageConfig> config) {
        var name = full(reference);
        return new Image(
                "sha256:" + String.format(Locale.ROOT, "%064x", name.hashCode() & 0xffffffffL),
                List.of(name),
                List.of(),
                1 << 20,
                Optional.of(Instant.EPOCH),
                Map.of(),
                config);
    }

    private static final ImageConfig PLAIN = new ImageConfig(
            List.of("sleep", "forever"), List.of(), Map.of(), "", "", List.of(), List.of(), new TreeMap<>());

    synchronized void publish(String reference, String digest) {
        published.put(full(reference), digest);
    }

    synchronized String published(String reference) {
        var digest = published.get(full(reference));
        if (digest == null) {
            throw new EngineException(
                    Kind.NOT_FOUND, "Can't ask the registry for " + reference + ": it has no such image.");
        }
        return digest;
    }

    private static String full(String reference) {
        return reference.indexOf(':', reference.lastIndexOf('/') + 1) < 0 ? reference + ":latest" : reference;
    }

    synchronized Image add(String reference) {
        return add(of(reference, Optional.of(PLAIN)));
    }

    synchronized Image add(Image image) {
        image.tags().forEach(tag -> held.put(full(tag), image));
        return image;
    }

    synchronized void offer(String reference) {
        offered.add(full(reference));
    }

    synchronized Optional<Image> find(String reference) {
        return Optional.ofNullable(held.get(full(reference)))
                .or(() -> held.values().stream()
                        .filter(image -> image.id().equals(reference))
                        .findFirst());
    }

    synchronized List<Image> list() {
        return List.copyOf(held.values());
    }

    synchronized void pull(String reference, Consumer<PullProgress> progress) {
        if (!offered.contains(full(reference))) {
            throw new EngineException(
                    Kind.NOT_FOUND, "Can't pull image " + reference + ": the registry has no image " + reference + ".");
        }
        progress.accept(new PullProgress("layer1", "Downloading", 50, 100));
        progress.accept(new PullProgress("layer1", "Pull complete", 0, 0));
        add(reference);
    }

    synchronized void remove(String reference) {
        if (held.remove(full(reference)) == null) {
            throw missing(reference);
        }
    }

    static EngineException missing(String reference) {
        return new EngineException(Kind.NOT_FOUND, "The engine does not have the image " + reference + ".");
    }
}
