package dev.quaymaster.stack.preflight;

import dev.quaymaster.stack.plan.ChangedVolumes;
import java.util.List;

/// Volumes that would have to be made anew, and are locked.
final class LockCheck {

    private LockCheck() {}

    static List<Warning> check(Situation now) {
        return ChangedVolumes.of(now.project(), now.observed(), now.services()).stream()
                .filter(volume -> now.locked().contains(volume.name()))
                .map(volume -> new Warning(
                        Warning.Kind.VOLUME_LOCKED,
                        volume.name(),
                        now.locked().reason(List.of(volume.name()))
                                + ", so its new options do not count: it would have"
                                + " to be made anew for them.",
                        "Unlock it first if its data may go."))
                .toList();
    }
}
