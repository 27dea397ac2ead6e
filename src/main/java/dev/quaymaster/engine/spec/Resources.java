package dev.quaymaster.engine.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A container's share of the machine; what is empty is not limited.
public record Resources(
        Memory memory,
        Cpu cpu,
        OptionalLong pidsLimit,
        List<Ulimit> ulimits,
        Devices devices,
        Optional<BlockIo> blockIo) {

    /// Copies the list.
    public Resources {
        ulimits = List.copyOf(ulimits);
    }

    /// No limits, no devices.
    public static Resources none() {
        return new Resources(
                Memory.none(), Cpu.none(), OptionalLong.empty(), List.of(), Devices.none(), Optional.empty());
    }

    /// The same with that limit of memory, in bytes.
    public Resources withMemoryLimit(long bytes) {
        return new Resources(Memory.limit(OptionalLong.of(bytes)), cpu, pidsLimit, ulimits, devices, blockIo);
    }

    /// The same with so many processes at most.
    public Resources withPidsLimit(long most) {
        return new Resources(memory, cpu, OptionalLong.of(most), ulimits, devices, blockIo);
    }

    /// Memory limits in bytes.
    ///
    /// @param swapLimit memory and swap together; -1 is unlimited
    /// @param swappiness 0 to 100
    /// @param oomScoreAdjust -1000 to 1000, higher is killed earlier
    public record Memory(
            OptionalLong limit,
            OptionalLong reservation,
            OptionalLong swapLimit,
            OptionalInt swappiness,
            Optional<Boolean> oomKillDisable,
            OptionalInt oomScoreAdjust) {

        /// No limits.
        public static Memory none() {
            return limit(OptionalLong.empty());
        }

        /// So many bytes.
        public static Memory limit(OptionalLong limit) {
            return new Memory(
                    limit,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    OptionalInt.empty());
        }
    }

    /// Processor limits.
    ///
    /// @param cpus processors, such as 1.5
    /// @param shares relative weight
    /// @param quota microseconds in each period
    /// @param set which processors, such as `0-3`
    public record Cpu(
            OptionalDouble cpus,
            OptionalLong shares,
            OptionalLong quota,
            OptionalLong period,
            OptionalLong realtimeRuntime,
            OptionalLong realtimePeriod,
            String set) {

        /// No limits.
        public static Cpu none() {
            return new Cpu(
                    OptionalDouble.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    "");
        }
    }

    /// A limit of the kernel for one user, such as `nofile`.
    public record Ulimit(String name, long soft, long hard) {}

    /// Devices of the host.
    ///
    /// @param cgroupRules such as `c 1:3 mr`
    /// @param requests what a device driver is asked for, graphics processors for one
    public record Devices(List<Device> paths, List<String> cgroupRules, List<DeviceRequest> requests) {

        /// Copies the lists.
        public Devices {
            paths = List.copyOf(paths);
            cgroupRules = List.copyOf(cgroupRules);
            requests = List.copyOf(requests);
        }

        /// None.
        public static Devices none() {
            return new Devices(List.of(), List.of(), List.of());
        }
    }

    /// A device of the host.
    ///
    /// @param permissions of `r`, `w`, `m`
    public record Device(String hostPath, String containerPath, String permissions) {}

    /// What a device driver is asked for.
    ///
    /// @param count -1 is all
    public record DeviceRequest(
            String driver,
            int count,
            List<String> deviceIds,
            List<List<String>> capabilities,
            Map<String, String> options) {

        /// Copies the collections.
        public DeviceRequest {
            deviceIds = List.copyOf(deviceIds);
            capabilities = capabilities.stream().map(List::copyOf).toList();
            options = Map.copyOf(options);
        }
    }

    /// Limits of block devices.
    ///
    /// @param weight 10 to 1000
    /// @param deviceWeights device → weight
    /// @param readBps device → bytes a second
    /// @param readIops device → operations a second
    public record BlockIo(
            OptionalInt weight,
            Map<String, Integer> deviceWeights,
            Map<String, Long> readBps,
            Map<String, Long> writeBps,
            Map<String, Long> readIops,
            Map<String, Long> writeIops) {

        /// Copies the maps.
        public BlockIo {
            deviceWeights = Map.copyOf(deviceWeights);
            readBps = Map.copyOf(readBps);
            writeBps = Map.copyOf(writeBps);
            readIops = Map.copyOf(readIops);
            writeIops = Map.copyOf(writeIops);
        }
    }
}
