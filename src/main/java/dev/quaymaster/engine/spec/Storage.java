package dev.quaymaster.engine.spec;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What is mounted into a container.
///
/// @param binds `source:target[:options]`, the short form, whose missing source folders the engine
///   makes
/// @param mounts the long form
/// @param tmpfs target → options, such as `/run` → `size=64m,mode=1777`
/// @param volumesFrom other containers whose mounts are taken over, `id[:ro]`
/// @param readOnlyRoot whether the image's own files can't be changed
/// @param shmSize bytes of `/dev/shm`; empty is the engine's 64 MiB
/// @param options the storage driver's
public record Storage(
        List<String> binds,
        List<MountSpec> mounts,
        Map<String, String> tmpfs,
        List<String> volumesFrom,
        boolean readOnlyRoot,
        OptionalLong shmSize,
        Map<String, String> options) {

    /// Copies the collections.
    public Storage {
        binds = List.copyOf(binds);
        mounts = List.copyOf(mounts);
        tmpfs = Map.copyOf(tmpfs);
        volumesFrom = List.copyOf(volumesFrom);
        options = Map.copyOf(options);
    }

    /// Nothing mounted.
    public static Storage none() {
        return of(List.of());
    }

    /// These mounts only.
    public static Storage of(List<MountSpec> mounts) {
        return new Storage(List.of(), mounts, Map.of(), List.of(), false, OptionalLong.empty(), Map.of());
    }
}
