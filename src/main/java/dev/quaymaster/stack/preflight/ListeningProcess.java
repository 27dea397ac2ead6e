package dev.quaymaster.stack.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the process that listens on a port, as Linux tells it below `/proc`; elsewhere, and for
/// processes of others without the right to look at them, it finds none.
final class ListeningProcess {

    private static final Path PROC = Path.of("/proc");
    private static final String TCP_LISTENING = "0A";
    private static final String UDP_BOUND = "07";

    private ListeningProcess() {}

    /// Returns its name and number: `nginx (process 812)`.
    static Optional<String> on(int port, String protocol) {
        var wanted = protocol.equals("udp") ? UDP_BOUND : TCP_LISTENING;
        var sockets = new HashSet<String>();
        for (var table : List.of(protocol, protocol + "6")) {
            sockets.addAll(sockets(PROC.resolve("net").resolve(table), port, wanted));
        }
        return sockets.isEmpty() ? Optional.empty() : owner(sockets);
    }

    /// The columns are: number, local address, remote address, state, …, inode.
    private static Set<String> sockets(Path table, int port, String state) {
        var ending = ":%04X".formatted(port);
        var found = new HashSet<String>();
        for (var line : lines(table)) {
            var columns = line.strip().split("\\s+", 11);
            if (columns.length > 9
                    && columns[1].toUpperCase(Locale.ROOT).endsWith(ending)
                    && columns[3].equals(state)) {
                found.add("socket:[" + columns[9] + "]");
            }
        }
        return found;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> owner(Set<String> sockets) {
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                if (holds(process, sockets)) {
                    var name = String.join("", lines(process.resolve("comm")));
                    return Optional.of(name + " (process " + process.getFileName() + ")");
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (var files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // gone meanwhile, or another user's
        }
        return false;
    }
}
