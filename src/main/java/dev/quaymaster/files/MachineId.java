package dev.quaymaster.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Identifies this machine in what is written for later: the same at every start, another one on
/// every other machine, even where two have the same host name.
///
/// The system's own machine id must not be shown to others (`man machine-id`), so a hash of it
/// stands for it. Where the system has none the host name serves.
public final class MachineId {

    private static final List<Path> SOURCES = List.of(
            Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"), Path.of("/proc/sys/kernel/hostname"));

    private MachineId() {}

    /// Sixteen lower-case hex digits.
    public static String current() {
        var source = SOURCES.stream()
                .flatMap(file -> firstLine(file).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                .orElse("localhost");
        return hash("quaymaster " + source);
    }

    private static Optional<String> firstLine(Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String hash(String text) {
        return Sha256.hex(text).substring(0, 16);
    }
}
