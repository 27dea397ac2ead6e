package dev.quaymaster.volume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Reads the shell scripts that come with this package.
final class ShellScript {

    private ShellScript() {}

    /// The text of one.
    ///
    /// @param file such as `helper.sh`
    static String text(String file) {
        try (var in = ShellScript.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
