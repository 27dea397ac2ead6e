package dev.quaymaster.engine;

import dev.quaymaster.engine.spec.ExecSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The few words of a shell that tests make containers say: `echo`, `cat`, `true`, `false`,
/// `sleep`, `exit`, joined by semicolons, with `>&2`. What it does not know succeeds silently.
public final class FakeShell {

    /// Where a script got to.
    ///
    /// @param sleeping whether it goes on running
    record Outcome(boolean sleeping, int exitCode) {}

    /// What a test puts in place of the shell for commands run in containers.
    public interface Commands {

        /// Runs a command.
        ///
        /// @return its exit code
        int run(String container, ExecSpec spec, InputStream stdin, OutputStream out, OutputStream err)
                throws IOException;
    }

    private FakeShell() {}

    /// Runs `sh -c SCRIPT`, or a plain command as if it were a script.
    static Outcome run(List<String> command, InputStream stdin, OutputStream out, OutputStream err) throws IOException {
        for (var statement : script(command).split(";", -1)) {
            var outcome = statement(statement.strip(), stdin, out, err);
            if (outcome != null) {
                return outcome;
            }
        }
        return new Outcome(false, 0);
    }

    private static String script(List<String> command) {
        var shell = command.size() == 3 && command.getFirst().endsWith("sh");
        return shell ? command.get(2) : String.join(" ", command);
    }

    private static @Nullable Outcome statement(String statement, InputStream stdin, OutputStream out, OutputStream err)
            throws IOException {
        var word = statement.split(" ", 2)[0];
        var rest = statement.substring(word.length()).strip();
        switch (word) {
            case "echo" -> {
                var toError = rest.endsWith(">&2");
                var text = toError ? rest.substring(0, rest.length() - 3).strip() : rest;
                (toError ? err : out).write((text + "\n").getBytes(StandardCharsets.UTF_8));
            }
            case "cat" -> stdin.transferTo(out);
            case "sleep" -> {
                return new Outcome(true, 0);
            }
            case "exit" -> {
                return new Outcome(false, Integer.parseInt(rest));
            }
            case "false" -> {
                return new Outcome(false, 1);
            }
            default -> {
                // nothing that a test would see
            }
        }
        return null;
    }
}
