package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.Volume;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.VolumeSpec;

/// Reads and writes volumes.
public final class VolumeMapping {

    private VolumeMapping() {}

    /// Reads a listed, inspected or newly made volume.
    public static Volume volume(Json json) {
        return new Volume(
                json.text("Name"),
                json.text("Driver"),
                json.text("Mountpoint"),
                json.textFields("Labels"),
                json.textFields("Options"),
                json.time("CreatedAt"));
    }

    /// Writes the body of `POST /volumes/create`.
    public static Json create(VolumeSpec spec) {
        return Json.object()
                .putText("Name", spec.name())
                .putText("Driver", spec.driver())
                .put("DriverOpts", spec.options())
                .put("Labels", spec.labels());
    }
}
