package dev.quaymaster.cli.console;

import dev.quaymaster.files.FileFailure;
import dev.quaymaster.files.InterruptibleRead;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where a command reads and writes, and what it was started with.
///
/// @param in standard input
/// @param out standard output: results; what a terminal would obey in text is written out, bytes
///   pass as they are
/// @param err standard error: progress and messages, likewise
/// @param terminals which of the three are a terminal
/// @param environment variables
/// @param folder the working directory, absolute
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminals terminals,
        Map<String, String> environment,
        Path folder) {

    /// Which streams somebody is looking at.
    public record Terminals(boolean in, boolean out, boolean err) {

        /// Nobody is.
        public static final Terminals NONE = new Terminals(false, false, false);
    }

    /// Copies the environment, and makes sure that a terminal obeys nothing that is printed as
    /// text.
    public Console {
        out = TextPrinter.on(out);
        err = TextPrinter.on(err);
        environment = Map.copyOf(environment);
    }

    /// The console of this process.
    public static Console ofThisProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                printer(FileDescriptor.out),
                printer(FileDescriptor.err),
                new Terminals(isTerminal(0), isTerminal(1), isTerminal(2)),
                System.getenv(),
                Path.of("").toAbsolutePath());
    }

    /// Asks a question that is answered by yes or no; anything but yes is no. Only at a terminal.
    ///
    /// @param question ends in a question mark
    public boolean confirm(String question) {
        err.print(question + " [y/N] ");
        err.flush();
        var answer = readLine().strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    /// Writes a result to a file, replacing one that is there.
    ///
    /// @throws CommandException when that is not possible, with the reason
    public void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, file + " could not be written: " + FileFailure.reason(e) + ".");
        }
    }

    /// Whether somebody is there to answer a question.
    public boolean canAsk() {
        return terminals.in() && terminals.err();
    }

    private String readLine() {
        try {
            var line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            var text = InterruptibleRead.of("answer", line::readLine);
            return text == null ? "" : text;
        } catch (IOException e) {
            return "";
        }
    }

    private static PrintStream printer(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13), false, StandardCharsets.UTF_8);
    }

    /// Linux says what a stream is; elsewhere the three are taken as one.
    private static boolean isTerminal(int descriptor) {
        var link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.isSymbolicLink(link)) {
                var target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            }
        } catch (IOException e) {
            return false;
        }
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }
}
