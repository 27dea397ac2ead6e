package dev.quaymaster.volume;

import dev.quaymaster.files.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The process that made a helper container, written on its labels. The start time tells it from a
/// later process with the same number.
///
/// @param machine the machine's id of [MachineId]; its host name on labels of earlier versions
/// @param boot the machine's run since it was booted, and the space in which it counts its
///   processes; empty where the system doesn't tell
/// @param pid the process's number there
/// @param startSecond when it started, seconds since 1970; 0 where the system doesn't tell
record HelperOwner(String machine, String boot, long pid, long startSecond) {

    /// What is known of the process.
    enum State {
        /// It runs on this machine.
        ALIVE,
        /// It ran on this machine, and has ended.
        DEAD,
        /// It ran before this machine was booted, unless two machines share an id.
        EARLIER_BOOT,
        /// It ran elsewhere, and may still run there.
        ELSEWHERE
    }

    private static final String LABEL = HelperContainers.LABEL + ".owner";
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path PROCESS_SPACE = Path.of("/proc/self/ns/pid");

    /// Two fields of digits behind the machine.
    private static final Pattern FORM = Pattern.compile("([^\\s/]+)/(\\S*) (\\d{1,18}) (\\d{1,18})");

    /// Start times are reckoned from the clock, which may be set meanwhile.
    private static final long TOLERANCE_SECONDS = 2;

    /// This process.
    static HelperOwner ofThisProcess() {
        var process = ProcessHandle.current();
        return new HelperOwner(MachineId.current(), thisBoot(), process.pid(), startSecond(process));
    }

    /// Reads the label, if there is a readable one.
    static Optional<HelperOwner> read(Map<String, String> labels) {
        var fields = FORM.matcher(labels.getOrDefault(LABEL, ""));
        return fields.matches()
                ? Optional.of(new HelperOwner(
                        fields.group(1),
                        fields.group(2),
                        Long.parseLong(fields.group(3)),
                        Long.parseLong(fields.group(4))))
                : Optional.empty();
    }

    /// Puts itself on the labels, in a form that earlier versions take for one of another machine.
    void write(Map<String, String> labels) {
        labels.put(LABEL, machine + "/" + boot + " " + pid + " " + startSecond);
    }

    /// What is known of it.
    State state() {
        if (isOfThisRun()) {
            return runs() ? State.ALIVE : State.DEAD;
        }
        return machine.equals(MachineId.current()) && !bootId(boot).equals(bootId(thisBoot()))
                ? State.EARLIER_BOOT
                : State.ELSEWHERE;
    }

    /// Whether it has surely ended.
    ///
    /// @param made when it made what has its labels
    boolean isGone(Instant made) {
        return switch (state()) {
            case DEAD -> true;
            case EARLIER_BOOT -> bootTime().filter(made::isBefore).isPresent();
            case ALIVE, ELSEWHERE -> false;
        };
    }

    private boolean isOfThisRun() {
        return machine.equals(MachineId.current())
                ? boot.equals(thisBoot())
                : machine.equals(hostName()) && !boot.isEmpty() && boot.equals(bootId(thisBoot()));
    }

    private boolean runs() {
        return ProcessHandle.of(pid)
                .map(HelperOwner::startSecond)
                .filter(start -> isNear(start) || start == 0 || startSecond == 0)
                .isPresent();
    }

    private boolean isNear(long start) {
        return Math.abs(start - startSecond) <= TOLERANCE_SECONDS;
    }

    private static long startSecond(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    }

    private static String thisBoot() {
        return readLine(BOOT_ID).map(id -> id + "." + processSpace()).orElse("");
    }

    /// The number of the space, of `pid:[4026531836]`.
    private static String processSpace() {
        try {
            return Files.readSymbolicLink(PROCESS_SPACE).toString().replaceAll("\\D", "");
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static String bootId(String boot) {
        return boot.split("\\.", 2)[0];
    }

    /// When this machine was booted, where it tells.
    private static Optional<Instant> bootTime() {
        return readLine(Path.of("/proc/uptime"))
                .map(line -> line.split("[. ]", 2)[0])
                .filter(seconds -> seconds.matches("\\d{1,15}"))
                .map(seconds -> Instant.now().minus(Duration.ofSeconds(Long.parseLong(seconds))));
    }

    /// Read from the kernel or the environment: asking the resolver can take seconds.
    private static String hostName() {
        return readLine(HOST_NAME)
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                .orElse("localhost")
                .replaceAll("\\s", "");
    }

    private static Optional<String> readLine(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
