package dev.quaymaster.stack.plan;

import dev.quaymaster.compose.ConfigHash;
import dev.quaymaster.compose.model.Project;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.compose.model.VolumeConfig;
import dev.quaymaster.stack.ObservedState;
import dev.quaymaster.stack.spec.ComposeLabels;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Volumes whose options the file gives otherwise than they were made with.
public final class ChangedVolumes {

    private ChangedVolumes() {}

    /// Returns those that these services use.
    public static List<VolumeConfig> of(Project project, ObservedState observed, Collection<Service> services) {
        var keys = new TreeSet<String>();
        services.forEach(service -> keys.addAll(GroundPlanner.volumesOf(service)));
        return keys.stream()
                .map(key -> Optional.ofNullable(project.volumes().get(key)))
                .flatMap(Optional::stream)
                .filter(volume -> !volume.external())
                .filter(volume -> isChanged(observed, volume))
                .toList();
    }

    private static boolean isChanged(ObservedState observed, VolumeConfig volume) {
        return Optional.ofNullable(observed.volumes().get(volume.name()))
                .map(found -> found.labels().get(ComposeLabels.CONFIG_HASH))
                .filter(hash -> !hash.equals(ConfigHash.of(volume)))
                .isPresent();
    }
}
