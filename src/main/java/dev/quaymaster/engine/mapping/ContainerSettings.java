package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.ContainerSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The attributes of a container as texts, by their names in a compose file. What is asked for and
/// what an engine tells of a container have the same form, so both are read by the same table, and
/// can be compared. Attributes that are absent, or say nothing, are left out. What runs in the
/// container (image, command, environment, user, labels) is not among them.
public final class ContainerSettings {

    private static final Map<String, Function<Json, String>> OF_CONFIG = new LinkedHashMap<>();
    private static final Map<String, Function<Json, String>> OF_HOST = new LinkedHashMap<>();

    static {
        config("hostname", json -> json.text("Hostname"));
        config("domainname", json -> json.text("Domainname"));
        config("tty", json -> SettingTexts.flag(json, "Tty"));
        config("stdin_open", json -> SettingTexts.flag(json, "OpenStdin"));
        config("stop_signal", json -> json.text("StopSignal"));
        config("stop_grace_period", json -> SettingTexts.seconds(json.number("StopTimeout")));
        config("healthcheck", json -> SettingTexts.healthcheck(json.get("Healthcheck")));
        config(
                "expose",
                json -> SettingTexts.sorted(json.get("ExposedPorts").fields().keySet()));
        host("restart", json -> SettingTexts.restart(json.get("RestartPolicy")));
        host("init", json -> SettingTexts.flag(json, "Init"));
        host("ports", json -> SettingTexts.ports(json.get("PortBindings")));
        host("read_only", json -> SettingTexts.flag(json, "ReadonlyRootfs"));
        host("tmpfs", json -> SettingTexts.pairs(json, "Tmpfs"));
        host("volumes_from", json -> SettingTexts.sorted(json, "VolumesFrom"));
        host("shm_size", json -> SettingTexts.bytes(json.number("ShmSize")));
        host("storage_opt", json -> SettingTexts.pairs(json, "StorageOpt"));
        host("network_mode", json -> SettingTexts.networkMode(json.text("NetworkMode")));
        host("extra_hosts", json -> SettingTexts.sorted(json, "ExtraHosts"));
        host("dns", json -> SettingTexts.inOrder(json, "Dns"));
        host("dns_search", json -> SettingTexts.inOrder(json, "DnsSearch"));
        host("dns_opt", json -> SettingTexts.inOrder(json, "DnsOptions"));
        host("privileged", json -> SettingTexts.flag(json, "Privileged"));
        host("cap_add", json -> SettingTexts.capabilities(json, "CapAdd"));
        host("cap_drop", json -> SettingTexts.capabilities(json, "CapDrop"));
        host("security_opt", SettingTexts::securityOptions);
        host("group_add", json -> SettingTexts.sorted(json, "GroupAdd"));
        host("sysctls", json -> SettingTexts.pairs(json, "Sysctls"));
        host("ipc", json -> SettingTexts.shared(json.text("IpcMode")));
        host("pid", json -> SettingTexts.shared(json.text("PidMode")));
        host("uts", json -> json.text("UTSMode"));
        host("userns_mode", json -> json.text("UsernsMode"));
        host("cgroup", json -> json.text("CgroupnsMode"));
        host("cgroup_parent", json -> json.text("CgroupParent"));
        host("runtime", json -> json.text("Runtime"));
        host("annotations", json -> SettingTexts.pairs(json, "Annotations"));
        host("logging", json -> SettingTexts.logging(json.get("LogConfig")));
        host("mem_limit", json -> SettingTexts.bytes(json.number("Memory")));
        host("mem_reservation", json -> SettingTexts.bytes(json.number("MemoryReservation")));
        host("memswap_limit", json -> SettingTexts.bytes(json.number("MemorySwap")));
        host("mem_swappiness", json -> json.text("MemorySwappiness"));
        host("oom_kill_disable", json -> SettingTexts.flag(json, "OomKillDisable"));
        host("oom_score_adj", json -> SettingTexts.number(json.number("OomScoreAdj")));
        host("cpus", json -> SettingTexts.cpus(json.number("NanoCpus")));
        host("cpu_shares", json -> SettingTexts.number(json.number("CpuShares")));
        host("cpu_quota", json -> SettingTexts.number(json.number("CpuQuota")));
        host("cpu_period", json -> SettingTexts.number(json.number("CpuPeriod")));
        host("cpu_rt_runtime", json -> SettingTexts.number(json.number("CpuRealtimeRuntime")));
        host("cpu_rt_period", json -> SettingTexts.number(json.number("CpuRealtimePeriod")));
        host("cpuset", json -> json.text("CpusetCpus"));
        host("pids_limit", json -> SettingTexts.number(json.number("PidsLimit")));
        host("ulimits", SettingTexts::ulimits);
        host("devices", SettingTexts::devices);
        host("device_cgroup_rules", json -> SettingTexts.sorted(json, "DeviceCgroupRules"));
        host("gpus", SettingTexts::deviceRequests);
        host("blkio_config", SettingTexts::blockIo);
    }

    private ContainerSettings() {}

    private static void config(String name, Function<Json, String> text) {
        OF_CONFIG.put(name, text);
    }

    private static void host(String name, Function<Json, String> text) {
        OF_HOST.put(name, text);
    }

    /// Reads what is asked for.
    public static SortedMap<String, String> of(ContainerSpec spec) {
        var body = SpecMapping.create(spec, SpecMapping.ALL_ENDPOINTS_AT_ONCE);
        var networks = body.get("NetworkingConfig").get("EndpointsConfig");
        return read(body, body.get("HostConfig"), networks);
    }

    /// Reads `GET /containers/{id}/json`.
    static SortedMap<String, String> ofContainer(Json json) {
        var networks = json.get("NetworkSettings").get("Networks");
        return read(json.get("Config"), json.get("HostConfig"), networks);
    }

    /// Reads the `Config` of an image: what its containers get unless told otherwise.
    static SortedMap<String, String> ofImage(Json config) {
        return read(config, Json.object(), Json.object());
    }

    private static SortedMap<String, String> read(Json config, Json host, Json networks) {
        var all = new TreeMap<String, String>();
        OF_CONFIG.forEach((name, text) -> all.put(name, text.apply(config)));
        OF_HOST.forEach((name, text) -> all.put(name, text.apply(host)));
        all.putAll(SettingTexts.mounts(host));
        networks.fields().forEach((name, place) -> all.putAll(SettingTexts.place(name, place)));
        all.values().removeIf(String::isEmpty);
        return Collections.unmodifiableSortedMap(all);
    }
}
