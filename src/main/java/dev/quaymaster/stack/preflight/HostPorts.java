package dev.quaymaster.stack.preflight;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Optional;

/// Tells who has a port of this machine.
@FunctionalInterface
interface HostPorts {

    /// For an engine on another machine.
    HostPorts UNKNOWN = (address, port, protocol) -> Optional.empty();

    /// Returns who listens there, in words; empty when nobody does.
    Optional<String> userOf(String address, int port, String protocol);

    /// Tries to listen there for a moment. A port that may not be opened for want of rights counts
    /// as free: the engine has those rights.
    static Optional<String> onThisMachine(String address, int port, String protocol) {
        return isTaken(address, port, protocol)
                ? Optional.of(ListeningProcess.on(port, protocol)
                        .map(process -> "the program " + process + " on this machine")
                        .orElse("another program on this machine"))
                : Optional.empty();
    }

    private static boolean isTaken(String address, int port, String protocol) {
        var at = address.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(address, port);
        try {
            if (protocol.equals("udp")) {
                new DatagramSocket(at).close();
            } else {
                listen(at);
            }
            return false;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("in use");
        }
    }

    private static void listen(InetSocketAddress at) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(at);
        }
    }
}
