package dev.quaymaster.compose.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Limits and devices of a service's containers; `deploy.resources` already counts over the older
/// keys.
///
/// @param cpu processor limits
/// @param memory memory limits
/// @param pidsLimit most processes, -1 for no limit
/// @param ulimits limits by name
/// @param devices host devices
/// @param deviceCgroupRules device rules
/// @param deviceRequests GPUs and the like
/// @param storageOptions storage driver options
public record ResourcesConfig(
        Cpu cpu,
        Memory memory,
        OptionalLong pidsLimit,
        Map<String, Ulimit> ulimits,
        List<Device> devices,
        List<String> deviceCgroupRules,
        List<DeviceRequest> deviceRequests,
        Map<String, String> storageOptions) {

    /// Copies the collections.
    public ResourcesConfig {
        ulimits = Ordered.copy(ulimits);
        devices = List.copyOf(devices);
        deviceCgroupRules = List.copyOf(deviceCgroupRules);
        deviceRequests = List.copyOf(deviceRequests);
        storageOptions = Ordered.copy(storageOptions);
    }

    /// Processor limits.
    ///
    /// @param cpus number of processors, fractions allowed
    /// @param shares relative weight
    /// @param set processors allowed, such as `0-2`
    /// @param quota microseconds per period
    /// @param period microseconds
    /// @param realtimePeriod microseconds
    /// @param realtimeRuntime microseconds
    public record Cpu(
            Optional<BigDecimal> cpus,
            OptionalLong shares,
            Optional<String> set,
            OptionalLong quota,
            OptionalLong period,
            OptionalLong realtimePeriod,
            OptionalLong realtimeRuntime) {}

    /// Memory limits in bytes.
    ///
    /// @param limit most memory
    /// @param reservation soft limit
    /// @param swapLimit memory and swap together, -1 for no limit
    /// @param swappiness 0 to 100
    /// @param shmSize size of `/dev/shm`
    /// @param oomKillDisable whether the kernel may not kill
    /// @param oomScoreAdj preference of the kernel's killer
    public record Memory(
            OptionalLong limit,
            OptionalLong reservation,
            OptionalLong swapLimit,
            OptionalLong swappiness,
            OptionalLong shmSize,
            boolean oomKillDisable,
            OptionalLong oomScoreAdj) {}

    /// A soft and a hard limit.
    ///
    /// @param soft soft limit
    /// @param hard hard limit
    public record Ulimit(long soft, long hard) {}

    /// A host device in the container.
    ///
    /// @param source path on the host, or a CDI name
    /// @param target path in the container
    /// @param permissions `r`, `w` and `m`
    public record Device(String source, String target, String permissions) {}

    /// A request for devices such as GPUs.
    ///
    /// @param driver device driver
    /// @param count how many, -1 for all, absent with ids
    /// @param ids device ids
    /// @param capabilities capabilities wanted
    /// @param options driver options
    public record DeviceRequest(
            Optional<String> driver,
            OptionalLong count,
            List<String> ids,
            List<String> capabilities,
            Map<String, String> options) {

        /// Copies the collections.
        public DeviceRequest {
            ids = List.copyOf(ids);
            capabilities = List.copyOf(capabilities);
            options = Ordered.copy(options);
        }
    }
}
