package dev.quaymaster.compose.bind;

import dev.quaymaster.compose.model.ResourcesConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Binds limits and devices; `deploy.resources` counts over the older keys.
final class ResourcesBinder {

    private ResourcesBinder() {}

    static ResourcesConfig bind(Values values) {
        var deploy = values.in("deploy").in("resources");
        var limits = deploy.in("limits");
        var reservations = deploy.in("reservations");
        return new ResourcesConfig(
                cpu(values, limits),
                memory(values, limits, reservations),
                first(limits.whole("pids"), values.whole("pids_limit")),
                ulimits(values),
                values.all("devices").stream().map(ResourcesBinder::device).toList(),
                values.texts("device_cgroup_rules"),
                requests(values, reservations),
                values.pairs("storage_opt"));
    }

    private static ResourcesConfig.Cpu cpu(Values values, Values limits) {
        return new ResourcesConfig.Cpu(
                limits.fraction("cpus").or(() -> values.fraction("cpus")),
                values.whole("cpu_shares"),
                values.text("cpuset"),
                values.whole("cpu_quota"),
                values.whole("cpu_period"),
                values.whole("cpu_rt_period"),
                values.whole("cpu_rt_runtime"));
    }

    private static ResourcesConfig.Memory memory(Values values, Values limits, Values reservations) {
        return new ResourcesConfig.Memory(
                first(limits.whole("memory"), values.whole("mem_limit")),
                first(reservations.whole("memory"), values.whole("mem_reservation")),
                values.whole("memswap_limit"),
                values.whole("mem_swappiness"),
                values.whole("shm_size"),
                values.flag("oom_kill_disable"),
                values.whole("oom_score_adj"));
    }

    private static OptionalLong first(OptionalLong first, OptionalLong second) {
        return first.isPresent() ? first : second;
    }

    private static Map<String, ResourcesConfig.Ulimit> ulimits(Values values) {
        Map<String, ResourcesConfig.Ulimit> ulimits = new LinkedHashMap<>();
        var limits = values.in("ulimits");
        for (var key : limits.map().keySet()) {
            var name = String.valueOf(key);
            var single = limits.map().get(key) instanceof Number number ? number.longValue() : 0;
            var pair = limits.in(name);
            ulimits.put(
                    name,
                    new ResourcesConfig.Ulimit(
                            pair.whole("soft").orElse(single),
                            pair.whole("hard").orElse(single)));
        }
        return ulimits;
    }

    private static ResourcesConfig.Device device(Values values) {
        return new ResourcesConfig.Device(
                values.text("source").orElse(""),
                values.text("target").orElse(""),
                values.text("permissions").orElse(""));
    }

    private static List<ResourcesConfig.DeviceRequest> requests(Values values, Values reservations) {
        return Stream.concat(reservations.all("devices").stream(), values.all("gpus").stream())
                .map(ResourcesBinder::request)
                .toList();
    }

    private static ResourcesConfig.DeviceRequest request(Values values) {
        return new ResourcesConfig.DeviceRequest(
                values.text("driver"),
                values.whole("count"),
                values.texts("device_ids"),
                values.texts("capabilities"),
                values.pairs("options"));
    }
}
