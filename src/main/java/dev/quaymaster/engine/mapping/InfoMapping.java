package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.EngineInfo;
import dev.quaymaster.engine.http.Json;

/// Reads `GET /info` and `GET /version`.
public final class InfoMapping {

    private InfoMapping() {}

    /// Reads both answers.
    public static EngineInfo info(Json info, Json version) {
        var product = product(version);
        return new EngineInfo(
                id(info, product),
                product,
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

    /// Podman makes up another id at every question, and some engines have none: the machine and
    /// the folder of its data tell an engine apart as well.
    private static String id(Json info, String product) {
        var own = info.text("ID");
        return product.equals("Podman") || own.isEmpty()
                ? "%s at %s:%s".formatted(product, info.text("Name"), info.text("DockerRootDir"))
                : own;
    }

    /// Podman names itself among its components.
    private static String product(Json version) {
        return version.list("Components").stream()
                        .anyMatch(part -> part.text("Name").startsWith("Podman"))
                ? "Podman"
                : "Docker";
    }
}
