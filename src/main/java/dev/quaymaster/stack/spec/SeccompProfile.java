package dev.quaymaster.stack.spec;

import dev.quaymaster.files.BoundedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A seccomp profile is a file of this machine, but the engine wants its text.
final class SeccompProfile {

    private static final String PREFIX = "seccomp";

    /// Either a whole string, escaped quotes and all, or blanks outside of any. Jackson would write
    /// strings and numbers anew; the text must be that of the reference, as it is compared later.
    private static final Pattern STRING_OR_BLANKS = Pattern.compile("(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\")|\\s++");

    private SeccompProfile() {}

    /// Returns a security option with the profile's text in place of its file.
    ///
    /// @throws UncheckedIOException when the file cannot be read
    static String inline(String option) {
        var cut = option.indexOf('=') < 0 ? option.indexOf(':') : option.indexOf('=');
        if (cut < 0 || !option.substring(0, cut).equals(PREFIX)) {
            return option;
        }
        var value = option.substring(cut + 1);
        if (value.equals("unconfined") || value.equals("builtin")) {
            return option;
        }
        try {
            return PREFIX + "=" + compact(BoundedFile.text(Path.of(value)));
        } catch (IOException e) {
            throw new UncheckedIOException("The seccomp profile " + value + " can't be read", e);
        }
    }

    /// Drops the blanks between the tokens of a JSON text.
    private static String compact(String json) {
        return STRING_OR_BLANKS.matcher(json).replaceAll("$1");
    }
}
