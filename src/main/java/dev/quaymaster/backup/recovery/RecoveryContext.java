package dev.quaymaster.backup.recovery;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.SharedData;
import dev.quaymaster.volume.VolumeUser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the engine has, and what the user locked, while runs are undone.
final class RecoveryContext {

    private final Engine engine;
    private final Supplier<Set<String>> lockedVolumes;
    private final SharedData data;

    /// Looks at the engine. Blocks.
    RecoveryContext(Engine engine, Supplier<Set<String>> lockedVolumes) {
        this.engine = engine;
        this.lockedVolumes = lockedVolumes;
        this.data = SharedData.of(engine);
    }

    Engine engine() {
        return engine;
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

    boolean hasUsers(String volume) {
        return !users(volume).isEmpty();
    }

    /// Why a volume must not be changed now, in a sentence with what to do.
    Optional<String> obstacle(String volume) {
        return locked(volume).or(() -> inUse(volume));
    }

    private Optional<String> locked(String volume) {
        Set<String> locks;
        try {
            locks = lockedVolumes.get();
        } catch (RuntimeException e) {
            return Optional.of(
                    "Which volumes are locked cannot be read (%s); mend that first."
                            .formatted(withoutStop(String.valueOf(e.getMessage()))));
        }
        var twins = volume(volume).map(data::twins).orElse(List.of());
        return Stream.concat(Stream.of(volume), twins.stream())
                .filter(locks::contains)
                .findFirst()
                .map(
                        name ->
                                "The volume %s is locked. Unlock it, and the next start puts it right: quaymaster volume unlock %s."
                                        .formatted(name, name));
    }

    private Optional<String> inUse(String volume) {
        var running =
                users(volume).stream()
                        .filter(container -> container.state().alive())
                        .map(Container::name)
                        .collect(Collectors.joining(", "));
        return running.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "It has been in use since, by %s. Stop that, and the next start looks whether it can be put right."
                                .formatted(running));
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
