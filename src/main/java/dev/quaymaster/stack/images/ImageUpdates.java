package dev.quaymaster.stack.images;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Image;
import dev.quaymaster.stack.SideBySide;
import dev.quaymaster.stack.images.ImageUpdate.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Compares the engine's images with those of the registries.
public final class ImageUpdates {

    private ImageUpdates() {}

    /// Asks for every image that services of a project use, in the order of their names; a registry
    /// that can't be asked is a finding, not a failure. Blocks, for as long as the slowest registry
    /// takes.
    ///
    /// @throws EngineException when the engine itself can't be asked
    public static List<ImageUpdate> check(Engine engine, Project project) {
        var users = new TreeMap<String, List<String>>();
        project.services()
                .forEach((name, service) -> users.computeIfAbsent(
                                service.imageIn(project.name()), image -> new ArrayList<>())
                        .add(name));
        return SideBySide.map(
                List.copyOf(users.entrySet()),
                use -> new ImageUpdate(
                        use.getKey(), use.getValue().stream().sorted().toList(), finding(engine, use.getKey())));
    }

    private static Finding finding(Engine engine, String reference) {
        var image = engine.image(reference);
        if (image.isEmpty()) {
            return new Finding.Absent();
        }
        if (reference.contains("@") || image.get().digests().isEmpty()) {
            return new Finding.Fixed();
        }
        try {
            return compared(image.get(), engine.registryDigest(reference));
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNREACHABLE || e.kind() == EngineException.Kind.CANCELLED) {
                throw e;
            }
            return new Finding.Unknown(e.getMessage());
        }
    }

    private static Finding compared(Image image, String digest) {
        return image.digests().stream().anyMatch(known -> known.endsWith("@" + digest))
                ? new Finding.Current()
                : new Finding.Newer(digest);
    }
}
