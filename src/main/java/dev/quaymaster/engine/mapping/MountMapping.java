package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.MountSpec.BindMount;
import dev.quaymaster.engine.spec.MountSpec.ImageMount;
import dev.quaymaster.engine.spec.MountSpec.TmpfsMount;
import dev.quaymaster.engine.spec.MountSpec.VolumeMount;
import java.util.List;

/// Writes the long form of mounts.
final class MountMapping {

    private MountMapping() {}

    static List<Json> mounts(List<MountSpec> mounts) {
        return mounts.stream()
                .filter(mount -> !(mount instanceof VolumeMount volume && plainAnonymous(volume)))
                .map(MountMapping::mount)
                .toList();
    }

    /// Whether a mount says nothing but where an anonymous volume goes.
    static boolean plainAnonymous(VolumeMount mount) {
        return mount.equals(VolumeMount.of("", mount.target()));
    }

    private static Json mount(MountSpec mount) {
        var json = Json.object().put("Target", mount.target());
        if (mount.readOnly() && !(mount instanceof ImageMount)) {
            json.put("ReadOnly", true);
        }
        return switch (mount) {
            case VolumeMount volume ->
                    json.put("Type", "volume")
                            .putText("Source", volume.source())
                            .put("VolumeOptions", volumeOptions(volume));
            case BindMount bind ->
                    json.put("Type", "bind")
                            .put("Source", bind.source())
                            .put("BindOptions", bindOptions(bind));
            case TmpfsMount tmpfs ->
                    json.put("Type", "tmpfs")
                            .put(
                                    "TmpfsOptions",
                                    Json.object()
                                            .put("SizeBytes", tmpfs.sizeBytes())
                                            .put("Mode", tmpfs.mode()));
            case ImageMount image ->
                    json.put("Type", "image")
                            .put("Source", image.source())
                            .put("ImageOptions", Json.object().put("Subpath", image.subpath()));
        };
    }

    private static Json volumeOptions(VolumeMount volume) {
        var options = Json.object().put("Labels", volume.labels()).put("Subpath", volume.subpath());
        if (volume.noCopy()) {
            options.put("NoCopy", true);
        }
        volume.driver()
                .ifPresent(
                        driver ->
                                options.put(
                                        "DriverConfig",
                                        Json.object()
                                                .putText("Name", driver.name())
                                                .put("Options", driver.options())));
        return options;
    }

    private static Json bindOptions(BindMount bind) {
        var options = Json.object().put("Propagation", bind.propagation());
        if (bind.createSource()) {
            options.put("CreateMountpoint", true);
        }
        return options;
    }
}
