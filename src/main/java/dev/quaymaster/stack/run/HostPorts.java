package dev.quaymaster.stack.run;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/// Tells whether a port of this machine is in use.
@FunctionalInterface
interface HostPorts {

    /// Returns whether nobody else could listen there.
    boolean isTaken(String address, int port, String protocol);

    /// Tries to listen there for a moment. A port that may not be opened for want of rights counts
    /// as free: the engine has those rights.
    static boolean tryToListen(String address, int port, String protocol) {
        var at =
                address.isEmpty()
                        ? new InetSocketAddress(port)
                        : new InetSocketAddress(address, port);
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
