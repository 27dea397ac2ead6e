package dev.quaymaster.stack;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Requests as tests ask them most.
public final class TestRequests {

    private TestRequests() {}

    /// Remove containers and networks, keep volumes and images.
    public static Request.Down downKeepingVolumes() {
        return down(false, ProtectedVolumes.NONE);
    }

    /// Remove containers, networks and volumes, but for the volumes of these names.
    public static Request.Down downWithVolumes(String... locked) {
        return down(true, ProtectedVolumes.of(Set.of(locked)));
    }

    /// Replace volumes whose options changed, but for the volumes of these names.
    public static Request.Up upReplacingVolumes(String... locked) {
        return Request.Up.of().with(new Request.Extras(false, true, ProtectedVolumes.of(Set.of(locked))));
    }

    private static Request.Down down(boolean volumes, ProtectedVolumes locked) {
        return new Request.Down(List.of(), volumes, false, Request.RemoveImages.NONE, Optional.empty(), locked);
    }
}
