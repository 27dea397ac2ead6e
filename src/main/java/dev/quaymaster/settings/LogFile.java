package dev.quaymaster.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.compose.Secrets;
import dev.quaymaster.files.AtomicFile;
import dev.quaymaster.words.VisibleText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;

/// The program's log: failures with their stack traces, for whoever has to find out. Nothing of it
/// reaches the terminal.
///
/// The file has mode 0600 and is opened for each record only, so that several processes can share
/// it; beyond 1 MiB it is kept once more as `quaymaster.1.log`. Secrets are left out, see
/// [Secrets], and no name can pretend to be a line of its own. A log that can't be written is no
/// reason to disturb anyone.
public final class LogFile extends Handler {

    /// The file's name, in the folder of the state.
    static final String NAME = "quaymaster.log";

    private static final String OLDER = "quaymaster.1.log";
    private static final long LIMIT_BYTES = 1 << 20;
    private static final String CONFIGURED_BY = "java.util.logging.config.class";

    /// In words: elsewhere a name and a colon may begin any sentence.
    private static final Pattern NAMED_SECRET =
            Pattern.compile("(?i)((?:passw(?:or)?d|secret|token|access_?key|api_?key)\\w*\\s*:\\s*)\\S+");

    private final Path folder;
    private final Path file;
    private final long limitBytes;
    private final Formatter words = new SimpleFormatter();

    /// The log of this user; made by the logging system.
    public LogFile() {
        this(Folders.ofThisUser().state(), LIMIT_BYTES);
    }

    LogFile(Path folder, long limitBytes) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
        this.limitBytes = limitBytes;
    }

    /// Sends what this process logs to the user's log file. To be called before anything is logged;
    /// costs nothing until then.
    public static void use() {
        System.setProperty(CONFIGURED_BY, Setup.class.getName());
    }

    /// Configures the logging system when it is first needed.
    public static final class Setup {

        /// Called by the logging system.
        ///
        /// JavaFX warns at each start that it is not on the module path; it runs as well from the
        /// class path.
        public Setup() throws IOException {
            var configuration =
                    "handlers = %s%n.level = INFO%njavafx.level = SEVERE%n".formatted(LogFile.class.getName());
            LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(configuration.getBytes(UTF_8)));
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            append(VisibleText.lines(withoutSecrets(text(entry))));
        }
    }

    private String text(LogRecord entry) {
        var text = new StringWriter();
        text.append(entry.getInstant().toString())
                .append(' ')
                .append(entry.getLevel().getName())
                .append(' ')
                .append(String.valueOf(entry.getLoggerName()))
                .append(": ")
                .append(VisibleText.line(words.formatMessage(entry)))
                .append('\n');
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    private static String withoutSecrets(String text) {
        return NAMED_SECRET.matcher(Secrets.masked(text)).replaceAll("$1" + Secrets.MASK);
    }

    private synchronized void append(String text) {
        try {
            AtomicFile.createPrivateFolders(folder);
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return; // a pipe would be waited for
            }
            if (Files.exists(file) && Files.size(file) > limitBytes) {
                Files.move(file, folder.resolve(OLDER), StandardCopyOption.REPLACE_EXISTING);
            }
            try (var out = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    AtomicFile.privateMode("rw-------"))) {
                out.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
            }
        } catch (IOException | UncheckedIOException e) {
            // there is nobody left to tell
        }
    }

    @Override
    public void flush() {
        // every record is written at once
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
