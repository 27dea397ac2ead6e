package dev.quaymaster.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;

/// A machine with an engine, as far as ssh can tell: a server on the loopback address that lets one
/// key in and runs `docker system dial-stdio` for it, on the engine of the tests. The client is the
/// real ssh, with settings of its own.
public final class SshHost implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("org.apache.sshd");

    static {
        LOG.setLevel(Level.WARNING);
    }

    private final Path folder;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicInteger logIns = new AtomicInteger();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Process> running = new CopyOnWriteArrayList<>();
    private volatile String refusal = "";

    /// Begins to listen.
    ///
    /// @param folder for keys; made here
    public static SshHost in(Path folder) {
        try {
            return new SshHost(Files.createDirectory(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SshHost(Path folder) throws IOException {
        this.folder = folder;
        writeClient();
        var key = AuthorizedKeyEntry.parseAuthorizedKeyEntry(Files.readString(key("key.pub")));
        server.setHost("127.0.0.1");
        var own = new SimpleGeneratorHostKeyProvider(key("host"));
        own.setAlgorithm(KeyUtils.EC_ALGORITHM);
        own.setKeySize(256);
        server.setKeyPairProvider(own);
        server.setPublickeyAuthenticator((user, offered, _) -> {
            try {
                return user.equals("sailor")
                        && KeyUtils.compareKeys(key.resolvePublicKey(null, Map.of(), null), offered);
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
        server.addSessionListener(new LogInCount());
        server.setCommandFactory((_, line) -> run(line));
        server.start();
    }

    private final class LogInCount implements SessionListener {
        @Override
        public void sessionEvent(Session session, Event event) {
            if (event == Event.Authenticated) {
                logIns.incrementAndGet();
            }
        }
    }

    private Path key(String name) {
        return folder.resolve(name);
    }

    private void writeClient() throws IOException {
        var bin = Files.createDirectory(key("bin"));
        var made = new ProcessBuilder(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ecdsa",
                        "-N",
                        "",
                        "-f",
                        key("key").toString())
                .start();
        try {
            if (made.waitFor() != 0) {
                throw new IOException("ssh-keygen failed");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        Files.writeString(
                key("config"),
                "StrictHostKeyChecking no\nUserKnownHostsFile "
                        + key("known")
                        + "\nIdentityFile "
                        + key("key")
                        + "\nIdentitiesOnly yes\nLogLevel ERROR\n");
        var ssh = bin.resolve("ssh");
        Files.writeString(ssh, "#!/bin/sh\nPATH=/usr/bin:/bin\nexec ssh -F " + key("config") + " \"$@\"\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
    }

    /// Where the engine is.
    public EngineEndpoint endpoint() {
        return new EngineEndpoint("ssh://sailor@127.0.0.1:" + server.getPort(), "the test");
    }

    /// What a program needs to get there: the `PATH` has an ssh that knows the key.
    public Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        return environment;
    }

    /// How many connections were let in.
    public int logIns() {
        return logIns.get();
    }

    /// What was to be run, oldest first.
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /// How many connections are open.
    public int connections() {
        return server.getActiveSessions().size();
    }

    /// From now on commands end at once with these words and the code 1.
    public void refuse(String words) {
        refusal = words;
    }

    /// The network is cut: nobody answers any more, and every connection breaks.
    public void cut() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running.forEach(Process::destroyForcibly);
    }

    private Command run(String line) {
        commands.add(line);
        return new Joined(line);
    }

    /// A command that is joined to a process.
    private final class Joined implements Command {

        private final String line;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private final List<Process> mine = new ArrayList<>();

        Joined(String line) {
            this.line = line;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            // see end
        }

        @Override
        public void start(ChannelSession channel, Environment environment) throws IOException {
            if (!refusal.isEmpty()) {
                err.write((refusal + "\n").getBytes(StandardCharsets.UTF_8));
                err.flush();
                end(channel, 1);
                return;
            }
            // as sshd does it: by the user's shell
            var process = new ProcessBuilder("sh", "-c", line).start();
            mine.add(process);
            running.add(process);
            Thread.ofVirtual().start(() -> send(process));
            var told = Thread.ofVirtual().start(() -> pass(process.getErrorStream(), err));
            Thread.ofVirtual().start(() -> {
                pass(process.getInputStream(), out);
                end(channel, code(process, told));
            });
        }

        /// The library says the end of the output before the code; a client that had ended its
        /// input then closes, and the code is lost on the way. An sshd says the code first.
        private static void end(ChannelSession channel, int code) {
            try {
                var status = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST, Integer.SIZE);
                status.putUInt(channel.getRecipient());
                status.putString("exit-status");
                status.putBoolean(false);
                status.putUInt(code);
                channel.writePacket(status);
            } catch (IOException e) {
                // the client has gone
            }
            channel.close(false);
        }

        private void send(Process process) {
            try (var stdin = process.getOutputStream()) {
                pass(in, stdin);
            } catch (IOException e) {
                // it has ended
            }
        }

        private static int code(Process process, Thread told) {
            try {
                told.join();
                return process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 255;
            }
        }

        /// Leaves the other side open: as long as it is, the code can follow.
        private static void pass(InputStream from, OutputStream to) {
            var buffer = new byte[32 * 1024];
            try {
                for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                    to.write(buffer, 0, count);
                    to.flush();
                }
            } catch (IOException e) {
                // one side has gone
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            mine.forEach(Process::destroy);
        }
    }

    @Override
    public void close() {
        cut();
        for (var process : running) {
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
