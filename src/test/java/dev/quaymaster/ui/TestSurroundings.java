package dev.quaymaster.ui;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The variables that point a bundled stack at the images built for tests, on ports that are free.
final class TestSurroundings {

    private TestSurroundings() {}

    /// The process's environment with the test images, a project name of its own and free ports.
    ///
    /// @param project the project's name
    /// @param portVariables each gets a port that is free now
    static Map<String, String> of(String project, String... portVariables) throws IOException {
        var environment = new HashMap<>(System.getenv());
        for (var line : Files.readAllLines(Path.of("src", "test", "images", "images.env"))) {
            if (line.matches("[A-Z_]+=.*")) {
                environment.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        environment.put("COMPOSE_PROJECT_NAME", project);
        var ports = freePorts(portVariables.length);
        for (int i = 0; i < portVariables.length; i++) {
            environment.put(portVariables[i], Integer.toString(ports.get(i)));
        }
        return Map.copyOf(environment);
    }

    /// All are held open until the last is known, so that no port comes twice.
    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
