package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.MountSpec;
import dev.quaymaster.engine.spec.MountSpec.BindMount;
import dev.quaymaster.engine.spec.MountSpec.ImageMount;
import dev.quaymaster.engine.spec.MountSpec.TmpfsMount;
import dev.quaymaster.engine.spec.MountSpec.VolumeMount;
import java.util.List;
import java.util.Map;

/// Writes the long form of mounts.
final class MountMapping {

    private static final Map<String, String> RECURSIVE = Map.of(
            "disabled", "NonRecursive",
            "writable", "ReadOnlyNonRecursive",
            "readonly", "ReadOnlyForceRecursive");

    private MountMapping() {}

    static List<Json> mounts(List<MountSpec> mounts) {
        return mounts.stream().map(MountMapping::mount).toList();
    }

    private static Json mount(MountSpec mount) {
        var json = Json.object().put("Target", mount.target());
        if (mount.readOnly()) {
            json.put("ReadOnly", true);
        }
        return switch (mount) {
            case VolumeMount volume -> volume(json, volume);
            case BindMount bind -> bind(json, bind);
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

    private static Json volume(Json json, VolumeMount volume) {
        json.put("Type", "volume").putText("Source", volume.source());
        return volume.optioned()
                ? json.putEvenEmpty("VolumeOptions", volumeOptions(volume))
                : json.put("VolumeOptions", volumeOptions(volume));
    }

    private static Json volumeOptions(VolumeMount volume) {
        var options = Json.object().put("Labels", volume.labels()).put("Subpath", volume.subpath());
        if (volume.noCopy()) {
            options.put("NoCopy", true);
        }
        volume.driver()
                .ifPresent(driver -> options.put(
                        "DriverConfig",
                        Json.object().putText("Name", driver.name()).put("Options", driver.options())));
        return options;
    }

    private static Json bind(Json json, BindMount bind) {
        json.put("Type", "bind").put("Source", bind.source());
        return bind.createSource().isPresent()
                ? json.putEvenEmpty("BindOptions", bindOptions(bind))
                : json.put("BindOptions", bindOptions(bind));
    }

    private static Json bindOptions(BindMount bind) {
        var options = Json.object().put("Propagation", bind.propagation());
        if (bind.createSource().orElse(false)) {
            options.put("CreateMountpoint", true);
        }
        bind.recursive().map(RECURSIVE::get).ifPresent(option -> options.put(option, true));
        return options;
    }
}
