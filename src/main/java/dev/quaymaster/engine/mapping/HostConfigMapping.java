package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.HostOptions;
import dev.quaymaster.engine.spec.Lifecycle;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.Security;
import dev.quaymaster.engine.spec.Storage;

/// Writes the `HostConfig` of a container to make.
final class HostConfigMapping {

    private HostConfigMapping() {}

    static Json hostConfig(ContainerSpec spec) {
        var json = Json.object();
        lifecycle(json, spec.lifecycle());
        storage(json, spec.storage());
        networking(json, spec.networking());
        security(json, spec.host().security());
        host(json, spec.host());
        ResourcesMapping.write(json, spec.host().resources());
        return json;
    }

    private static void lifecycle(Json json, Lifecycle lifecycle) {
        var policy = lifecycle.restart();
        json.put(
                        "RestartPolicy",
                        Json.object().putText("Name", policy.name()).put("MaximumRetryCount", policy.maxRetries()))
                .put("Init", lifecycle.init())
                .put("AutoRemove", lifecycle.autoRemove());
    }

    private static void storage(Json json, Storage storage) {
        json.put("Binds", storage.binds())
                .put("Mounts", MountMapping.mounts(storage.mounts()))
                .put("Tmpfs", storage.tmpfs())
                .put("VolumesFrom", storage.volumesFrom())
                .put("ReadonlyRootfs", storage.readOnlyRoot())
                .put("ShmSize", storage.shmSize())
                .put("StorageOpt", storage.options());
    }

    private static void networking(Json json, Networking networking) {
        json.putText("NetworkMode", networking.mode())
                .put("PortBindings", NetworkingMapping.bindings(networking))
                .put("ExtraHosts", networking.extraHosts())
                .put("Dns", networking.dns().servers())
                .put("DnsSearch", networking.dns().search())
                .put("DnsOptions", networking.dns().options());
    }

    private static void security(Json json, Security security) {
        json.put("Privileged", security.privileged())
                .put("CapAdd", security.capAdd())
                .put("CapDrop", security.capDrop())
                .put("SecurityOpt", security.options())
                .put("GroupAdd", security.groupAdd())
                .put("Sysctls", security.sysctls());
    }

    private static void host(Json json, HostOptions host) {
        var namespaces = host.namespaces();
        json.putText("IpcMode", namespaces.ipc())
                .putText("PidMode", namespaces.pid())
                .putText("UTSMode", namespaces.uts())
                .putText("UsernsMode", namespaces.user())
                .putText("CgroupnsMode", namespaces.cgroup())
                .putText("CgroupParent", namespaces.cgroupParent())
                .putText("Runtime", host.runtime())
                .put("Annotations", host.annotations());
        host.logging()
                .ifPresent(logging -> json.put(
                        "LogConfig", Json.object().put("Type", logging.driver()).put("Config", logging.options())));
    }
}
