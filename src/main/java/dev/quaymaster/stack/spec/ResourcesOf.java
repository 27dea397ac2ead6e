package dev.quaymaster.stack.spec;

import dev.quaymaster.compose.model.ResourcesConfig;
import dev.quaymaster.compose.model.Service;
import dev.quaymaster.engine.spec.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Limits and devices of a container.
final class ResourcesOf {

    private ResourcesOf() {}

    static Resources service(Service service) {
        var said = service.resources();
        return new Resources(
                memory(said.memory()),
                cpu(said.cpu()),
                said.pidsLimit(),
                said.ulimits().entrySet().stream()
                        .map(limit -> new Resources.Ulimit(
                                limit.getKey(),
                                limit.getValue().soft(),
                                limit.getValue().hard()))
                        .toList(),
                devices(said),
                blockIo(service.tree()));
    }

    private static Resources.Memory memory(ResourcesConfig.Memory said) {
        return new Resources.Memory(
                said.limit(),
                said.reservation(),
                said.swapLimit(),
                toInt(said.swappiness()),
                Optional.of(said.oomKillDisable()),
                toInt(said.oomScoreAdj()));
    }

    private static OptionalInt toInt(OptionalLong value) {
        return value.isPresent() ? OptionalInt.of(Math.toIntExact(value.getAsLong())) : OptionalInt.empty();
    }

    private static Resources.Cpu cpu(ResourcesConfig.Cpu said) {
        return new Resources.Cpu(
                said.cpus().map(cpus -> OptionalDouble.of(cpus.doubleValue())).orElse(OptionalDouble.empty()),
                said.shares(),
                said.quota(),
                said.period(),
                said.realtimeRuntime(),
                said.realtimePeriod(),
                said.set().orElse(""));
    }

    private static Resources.Devices devices(ResourcesConfig said) {
        var paths = new ArrayList<Resources.Device>();
        var requests = new ArrayList<Resources.DeviceRequest>();
        for (var device : said.devices()) {
            if (device.source().equals(device.target()) && !device.source().startsWith("/")) {
                requests.add(byName(device.source()));
            } else {
                paths.add(new Resources.Device(device.source(), device.target(), device.permissions()));
            }
        }
        for (var request : said.deviceRequests()) {
            requests.add(new Resources.DeviceRequest(
                    request.driver().orElse(""),
                    (int) request.count().orElse(0),
                    request.ids(),
                    List.of(request.capabilities()),
                    request.options()));
        }
        return new Resources.Devices(paths, said.deviceCgroupRules(), requests);
    }

    /// A device of the Container Device Interface: `vendor.com/class=name`.
    private static Resources.DeviceRequest byName(String name) {
        return new Resources.DeviceRequest("cdi", 0, List.of(name), List.of(), Map.of());
    }

    /// `blkio_config` is rare enough to be read from the canonical tree, whose keys there are
    /// capitalised.
    private static Optional<Resources.BlockIo> blockIo(Map<String, Object> tree) {
        if (!(tree.get("blkio_config") instanceof Map<?, ?> said)) {
            return Optional.empty();
        }
        return Optional.of(new Resources.BlockIo(
                said.get("weight") instanceof Number weight ? OptionalInt.of(weight.intValue()) : OptionalInt.empty(),
                byPath(said.get("weight_device"), "Weight", Integer::valueOf),
                byPath(said.get("device_read_bps"), "Rate", Long::valueOf),
                byPath(said.get("device_write_bps"), "Rate", Long::valueOf),
                byPath(said.get("device_read_iops"), "Rate", Long::valueOf),
                byPath(said.get("device_write_iops"), "Rate", Long::valueOf)));
    }

    private static <T> Map<String, T> byPath(@Nullable Object entries, String key, Function<String, T> number) {
        var values = new LinkedHashMap<String, T>();
        if (entries instanceof List<?> list) {
            for (var entry : list) {
                if (entry instanceof Map<?, ?> map) {
                    values.put(String.valueOf(map.get("Path")), number.apply(String.valueOf(map.get(key))));
                }
            }
        }
        return values;
    }
}
