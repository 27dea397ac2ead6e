package dev.quaymaster.engine.spec;

import java.util.List;
import java.util.Map;

/// What a container may do beyond, or short of, the engine's defaults.
///
/// @param options such as `no-new-privileges:true`, `apparmor=unconfined`
/// @param groupAdd further groups of its user
/// @param sysctls kernel settings of its namespaces
public record Security(
        boolean privileged,
        List<String> capAdd,
        List<String> capDrop,
        List<String> options,
        List<String> groupAdd,
        Map<String, String> sysctls) {

    /// Copies the collections.
    public Security {
        capAdd = List.copyOf(capAdd);
        capDrop = List.copyOf(capDrop);
        options = List.copyOf(options);
        groupAdd = List.copyOf(groupAdd);
        sysctls = Map.copyOf(sysctls);
    }

    /// The engine's defaults.
    public static Security none() {
        return new Security(false, List.of(), List.of(), List.of(), List.of(), Map.of());
    }

    /// No capability but these, and no way to gain more.
    public static Security lockedDown(List<String> capabilities) {
        return new Security(
                false, capabilities, List.of("ALL"), List.of("no-new-privileges:true"), List.of(), Map.of());
    }
}
