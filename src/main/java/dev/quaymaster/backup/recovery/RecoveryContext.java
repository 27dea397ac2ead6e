package dev.quaymaster.backup.recovery;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.HelperContainers;
import dev.quaymaster.volume.SharedData;
import dev.quaymaster.volume.StagedContent;
import dev.quaymaster.volume.VolumeTar;
import dev.quaymaster.volume.VolumeUser;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the engine has, and what the user locked, while runs are undone.
final class RecoveryContext {

    private static final System.Logger LOG = System.getLogger(RecoveryContext.class.getName());

    private final Engine engine;
    private final Supplier<Set<String>> lockedVolumes;
    private final SharedData data;
    private final HelperContainers helpers;

    /// Looks at the engine. Blocks.
    RecoveryContext(Engine engine, Supplier<Set<String>> lockedVolumes) {
        this.engine = engine;
        this.lockedVolumes = lockedVolumes;
        this.data = SharedData.of(engine);
        this.helpers = new HelperContainers(engine);
    }

    Engine engine() {
        return engine;
    }

    HelperContainers helpers() {
        return helpers;
    }

    /// A whole volume as a tar stream; to be closed.
    InputStream read(String volume) {
        return new VolumeTar(helpers).read(volume);
    }

    /// What a volume holds now.
    VolumeContents contents(String volume) throws IOException {
        return VolumeContents.read(read(volume));
    }

    Optional<Volume> volume(String name) {
        return Optional.ofNullable(data.volumes().get(name));
    }

    /// The containers that have the volume's data, running or not.
    List<Container> users(String volume) {
        return volume(volume).map(data::users).orElse(List.of()).stream()
                .map(VolumeUser::container)
                .toList();
    }

    /// Ends an earlier attempt to put the old content of a volume back: finishes it where all of
    /// that content is in its place, else undoes it.
    ///
    /// @return whether it was finished
    boolean finishPutBack(String volume, String token) {
        try (var content = StagedContent.resume(helpers, volume, token)) {
            return switch (content.state()) {
                case SWAPPED, DISCARDING -> {
                    content.discardOld();
                    yield true;
                }
                case NONE, STAGED, SWAPPING -> {
                    content.rollback();
                    yield false;
                }
            };
        }
    }

    /// Whether a container that uses the volume was started after that moment.
    boolean startedSince(String volume, Instant moment) {
        return users(volume).stream()
                .map(user -> engine.inspect(user.id()).run().startedAt())
                .anyMatch(started -> started.filter(moment::isBefore).isPresent());
    }

    /// Lets the stop of a container come to its end that a killed process may have asked for: the
    /// engine goes on with it, and would stop the container after it was seen running. One that was
    /// started after that moment was started by somebody else.
    void awaitStop(String container, Instant moment) {
        try {
            var now = engine.inspect(container);
            var since = now.run().startedAt().orElse(Instant.MAX);
            if (now.container().state() == ContainerState.RUNNING && since.isBefore(moment)) {
                engine.stop(container, Optional.empty());
            }
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    /// Why a volume must not be changed now, in a sentence with what to do.
    Optional<String> obstacle(String volume) {
        return locked(volume).or(() -> inUse(volume));
    }

    /// Whether the user locked a volume, or its data under another name, in a sentence with what to
    /// do.
    Optional<String> locked(String volume) {
        Set<String> locks;
        try {
            locks = lockedVolumes.get();
        } catch (RuntimeException e) { // whoever reads the settings says what is wrong with them
            LOG.log(System.Logger.Level.INFO, "The locked volumes are not known", e);
            return Optional.of("The settings can't be read, so nobody knows whether it is locked. Mend them,"
                    + " and the next start puts it right.");
        }
        var twins = volume(volume).map(data::twins).orElse(List.of());
        return Stream.concat(Stream.of(volume), twins.stream())
                .filter(locks::contains)
                .findFirst()
                .map(name ->
                        "The volume %s is locked. Unlock it, and the next start puts it right: quaymaster volume unlock %s."
                                .formatted(name, name));
    }

    /// Who uses a volume now, in a sentence with what to do.
    Optional<String> inUse(String volume) {
        var running = users(volume).stream()
                .filter(container -> container.state().alive())
                .map(Container::name)
                .collect(Collectors.joining(", "));
        return running.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "It has been in use since, by %s. Stop that, and the next start looks whether it can be put right."
                                .formatted(running));
    }
}
