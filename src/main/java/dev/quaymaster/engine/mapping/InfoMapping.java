package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.EngineInfo;
import dev.quaymaster.engine.http.Json;

/// Reads `GET /info` and `GET /version`.
public final class InfoMapping {

    private InfoMapping() {}

    /// Reads both answers.
    public static EngineInfo info(Json info, Json version) {
        return new EngineInfo(
                info.text("ID"),
                product(version),
                info.text("Name"),
                version.text("Version"),
                version.text("ApiVersion"),
                new EngineInfo.Platform(
                        info.text("OSType"),
                        info.text("Architecture"),
                        info.text("OperatingSystem"),
                        info.text("KernelVersion"),
                        info.small("NCPU"),
                        info.number("MemTotal")),
                info.text("Driver"),
                info.texts("SecurityOptions"),
                info.text("DockerRootDir"));
    }

    /// Podman names itself among its components.
    private static String product(Json version) {
        return version.list("Components").stream()
                        .anyMatch(part -> part.text("Name").startsWith("Podman"))
                ? "Podman"
                : "Docker";
    }
}
