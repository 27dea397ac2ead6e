package dev.quaymaster.engine.dial;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The user's ssh program, and how it is called: it asks nothing, notices within a minute that the
/// other side has gone, and forwards nothing of this machine.
///
/// @param path where it is
/// @param shares whether it can carry several streams over one connection; that of Windows can't
record SshProgram(String path, boolean shares) {

    private static final List<String> MANNERS = List.of(
            "-T",
            "-o",
            "BatchMode=yes",
            "-o",
            "ConnectTimeout=15",
            "-o",
            "ServerAliveInterval=15",
            "-o",
            "ServerAliveCountMax=3",
            "-o",
            "ClearAllForwardings=yes",
            "-o",
            "RemoteCommand=none",
            "-o",
            "ForwardAgent=no",
            "-o",
            "ForwardX11=no");

    /// Finds it as a shell would.
    ///
    /// @param env the environment, with its `PATH`
    /// @throws IOException when there is none
    static SshProgram find(Map<String, String> env) throws IOException {
        var windows = System.getProperty("os.name", "").startsWith("Windows");
        var folders = env.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1);
        for (var folder : folders) {
            var file = Path.of(folder).resolve(windows ? "ssh.exe" : "ssh");
            if (!folder.isEmpty() && Files.isExecutable(file)) {
                return new SshProgram(file.toString(), !windows);
            }
        }
        throw new IOException("there is no ssh program on this machine. Install one, on Debian or Ubuntu with:"
                + " sudo apt-get install openssh-client");
    }

    /// Logs in and stays in the background, for others to share, until nobody has used it for a
    /// minute.
    ///
    /// @param control the socket over which it is shared
    List<String> shared(Path control, SshAddress to) {
        var line = new ArrayList<>(List.of(path, "-f", "-N", "-S", control.toString()));
        line.addAll(List.of("-o", "ControlMaster=yes", "-o", "ControlPersist=60"));
        line.addAll(MANNERS);
        line.addAll(to.destination());
        return line;
    }

    /// Ends what [#shared] began.
    List<String> end(Path control, SshAddress to) {
        var line = new ArrayList<>(List.of(path, "-S", control.toString(), "-O", "exit"));
        line.addAll(to.destination());
        return line;
    }

    /// Joins its input and output to the engine, over what [#shared] began if that is still there.
    List<String> stream(Path control, SshAddress to) {
        var line = new ArrayList<>(List.of(path));
        if (shares) {
            line.addAll(List.of("-S", control.toString(), "-o", "ControlMaster=no"));
        }
        line.addAll(MANNERS);
        line.addAll(to.destination());
        line.addAll(to.command());
        return line;
    }
}
