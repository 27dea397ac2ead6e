package dev.quaymaster.compose.load;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.Problem;
import dev.quaymaster.compose.SourceTexts;
import dev.quaymaster.compose.env.DotEnv;
import dev.quaymaster.compose.env.DotEnvException;
import dev.quaymaster.compose.env.Lookup;
import dev.quaymaster.compose.env.RawEnv;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.TreePath;
import dev.quaymaster.files.FileFailure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/// Reads env files from disk; a file that cannot be read is a problem of whoever names it.
final class EnvFileReader {

    private final Problems problems;
    private final SourceTexts texts;

    EnvFileReader(Problems problems, SourceTexts texts) {
        this.problems = problems;
        this.texts = texts;
    }

    /// Reads a project's env file.
    void read(Path file, Map<String, String> into, Map<String, String> outside, Location namedAt, TreePath path) {
        read(file, into, Lookup.in(outside), "", namedAt, path);
    }

    /// Reads an env file in a format: `raw`, or else the usual one.
    void read(Path file, Map<String, String> into, Lookup outside, String format, Location namedAt, TreePath path) {
        try {
            var text = texts.read(file);
            if (format.equals("raw")) {
                RawEnv.read(text, into, outside);
            } else {
                DotEnv.read(text, into, outside, name -> unset(name, file));
            }
        } catch (DotEnvException e) {
            problems.error(new Location(file, e.line(), 1), path, e.getMessage() + ".");
        } catch (NoSuchFileException e) {
            problems.error(namedAt, path, "The file %s does not exist.".formatted(file));
        } catch (IOException e) {
            problems.error(namedAt, path, unreadable(file, e));
        }
    }

    private static String unreadable(Path file, IOException why) {
        return "The file %s cannot be read: %s.".formatted(file, FileFailure.reason(why));
    }

    private void unset(String name, Path file) {
        problems.warning(Location.of(file), TreePath.ROOT, Problem.unset(name));
    }
}
