package dev.quaymaster.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The process that made a helper container, written on its labels. The start time tells it from a
/// later process with the same number.
///
/// @param host the machine and, where the system tells it, its run since the last boot
/// @param pid the process's number there
/// @param startSecond when it started, seconds since 1970; 0 where the system doesn't tell
record HelperOwner(String host, long pid, long startSecond) {

    private static final String LABEL = HelperContainers.LABEL + ".owner";
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /// This process.
    static HelperOwner ofThisProcess() {
        var process = ProcessHandle.current();
        return new HelperOwner(thisHost(), process.pid(), startSecond(process));
    }

    /// Reads the label, if there is a readable one.
    static Optional<HelperOwner> read(Map<String, String> labels) {
        var fields = labels.getOrDefault(LABEL, "").split(" ", -1);
        if (fields.length != 3 || !(fields[1] + fields[2]).matches("\\d{2,36}")) {
            return Optional.empty();
        }
        return Optional.of(
                new HelperOwner(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2])));
    }

    /// Puts itself on the labels.
    void write(Map<String, String> labels) {
        labels.put(LABEL, host + " " + pid + " " + startSecond);
    }

    /// Whether the process ran on this machine.
    boolean isOfThisMachine() {
        return nameOf(host).equals(nameOf(thisHost()));
    }

    /// Whether it still runs; means something on its own machine only.
    boolean isAlive() {
        return host.equals(thisHost())
                && ProcessHandle.of(pid).map(HelperOwner::startSecond).orElse(-1L) == startSecond;
    }

    private static String nameOf(String host) {
        return host.substring(0, Math.max(0, host.indexOf('/')));
    }

    private static long startSecond(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    }

    private static String thisHost() {
        return (hostName() + "/" + readLine(BOOT_ID).orElse("")).replaceAll("\\s", "");
    }

    /// Read from the kernel or the environment: asking the resolver can take seconds.
    private static String hostName() {
        var environment = System.getenv();
        return readLine(HOST_NAME)
                .or(() -> Optional.ofNullable(environment.get("COMPUTERNAME")))
                .or(() -> Optional.ofNullable(environment.get("HOSTNAME")))
                .orElse("localhost");
    }

    private static Optional<String> readLine(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
