package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.Resources;
import dev.quaymaster.engine.spec.Resources.BlockIo;
import dev.quaymaster.engine.spec.Resources.Cpu;
import dev.quaymaster.engine.spec.Resources.Device;
import dev.quaymaster.engine.spec.Resources.DeviceRequest;
import dev.quaymaster.engine.spec.Resources.Devices;
import dev.quaymaster.engine.spec.Resources.Memory;
import dev.quaymaster.engine.spec.Resources.Ulimit;
import java.util.List;
import java.util.Map;

/// Writes a container's share of the machine into its `HostConfig`.
final class ResourcesMapping {

    private static final double NANOS = 1e9;

    private ResourcesMapping() {}

    static void write(Json json, Resources resources) {
        memory(json, resources.memory());
        cpu(json, resources.cpu());
        devices(json, resources.devices());
        json.put("PidsLimit", resources.pidsLimit())
                .put(
                        "Ulimits",
                        resources.ulimits().stream()
                                .map(ResourcesMapping::ulimit)
                                .toList());
        resources.blockIo().ifPresent(blockIo -> blockIo(json, blockIo));
    }

    private static void memory(Json json, Memory memory) {
        json.put("Memory", memory.limit())
                .put("MemoryReservation", memory.reservation())
                .put("MemorySwap", memory.swapLimit())
                .put("MemorySwappiness", memory.swappiness())
                .put("OomKillDisable", memory.oomKillDisable())
                .put("OomScoreAdj", memory.oomScoreAdjust());
    }

    private static void cpu(Json json, Cpu cpu) {
        cpu.cpus().ifPresent(cpus -> json.put("NanoCpus", Math.round(cpus * NANOS)));
        json.put("CpuShares", cpu.shares())
                .put("CpuQuota", cpu.quota())
                .put("CpuPeriod", cpu.period())
                .put("CpuRealtimeRuntime", cpu.realtimeRuntime())
                .put("CpuRealtimePeriod", cpu.realtimePeriod())
                .putText("CpusetCpus", cpu.set());
    }

    private static void devices(Json json, Devices devices) {
        json.put(
                        "Devices",
                        devices.paths().stream().map(ResourcesMapping::device).toList())
                .put("DeviceCgroupRules", devices.cgroupRules())
                .put(
                        "DeviceRequests",
                        devices.requests().stream()
                                .map(ResourcesMapping::request)
                                .toList());
    }

    private static Json device(Device device) {
        return Json.object()
                .put("PathOnHost", device.hostPath())
                .put("PathInContainer", device.containerPath())
                .put("CgroupPermissions", device.permissions());
    }

    private static Json request(DeviceRequest request) {
        return Json.object()
                .putText("Driver", request.driver())
                .put("Count", request.count())
                .put("DeviceIDs", request.deviceIds())
                .put("Capabilities", request.capabilities())
                .put("Options", request.options());
    }

    private static Json ulimit(Ulimit ulimit) {
        return Json.object()
                .put("Name", ulimit.name())
                .put("Soft", ulimit.soft())
                .put("Hard", ulimit.hard());
    }

    private static void blockIo(Json json, BlockIo blockIo) {
        json.put("BlkioWeight", blockIo.weight())
                .put("BlkioWeightDevice", perDevice(blockIo.deviceWeights(), "Weight"))
                .put("BlkioDeviceReadBps", perDevice(blockIo.readBps(), "Rate"))
                .put("BlkioDeviceWriteBps", perDevice(blockIo.writeBps(), "Rate"))
                .put("BlkioDeviceReadIOps", perDevice(blockIo.readIops(), "Rate"))
                .put("BlkioDeviceWriteIOps", perDevice(blockIo.writeIops(), "Rate"));
    }

    private static List<Json> perDevice(Map<String, ? extends Number> values, String name) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(value -> Json.object().put("Path", value.getKey()).put(name, value.getValue()))
                .toList();
    }
}
