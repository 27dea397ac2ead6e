package dev.quaymaster.cli.console;

import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Connects the terminal this process runs in with one in a container, and keeps the two of one
/// size.
public final class LocalTerminal {

    private static final System.Logger LOG = System.getLogger(LocalTerminal.class.getName());

    private LocalTerminal() {}

    /// Hands keys over and shows what comes back, until the command ends.
    ///
    /// @param remote is closed at the end
    /// @return the command's exit code
    public static int run(Console console, Terminal remote) throws IOException, InterruptedException {
        var before = stty("-g");
        try (remote) {
            stty("raw", "-echo");
            adoptSize(remote);
            WindowSize.onChange(() -> Thread.ofVirtual().start(() -> follow(remote)));
            Thread.ofVirtual().name("keys").start(() -> typeInto(console, remote));
            var buffer = new byte[1 << 13];
            var screen = remote.output();
            for (var n = screen.read(buffer); n >= 0; n = screen.read(buffer)) {
                console.out().write(buffer, 0, n);
                console.out().flush();
            }
            return remote.await();
        } finally {
            stty(before);
        }
    }

    private static void follow(Terminal remote) {
        try {
            adoptSize(remote);
        } catch (IOException | InterruptedException | EngineException e) {
            // a command that has just ended; else it keeps the size it had
            LOG.log(System.Logger.Level.DEBUG, "A terminal can't be resized", e);
        }
    }

    private static void adoptSize(Terminal remote) throws IOException, InterruptedException {
        var size = stty("size").split(" ", 2);
        if (size.length == 2) {
            remote.resize(Integer.parseInt(size[1]), Integer.parseInt(size[0]));
        }
    }

    /// Ends with the stream, or when the command is gone and takes no more keys.
    private static void typeInto(Console console, Terminal remote) {
        var buffer = new byte[1 << 10];
        try {
            var keys = remote.input();
            for (var n = console.in().read(buffer); n >= 0; n = console.in().read(buffer)) {
                keys.write(buffer, 0, n);
                keys.flush();
            }
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String stty(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
