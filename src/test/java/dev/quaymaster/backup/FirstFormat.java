package dev.quaymaster.backup;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The samples of what the version before layout 2 wrote: two sets, settings, a schedule, a
/// history, lock files.
final class FirstFormat {

    /// A stack of files and a database's dump.
    static final String STACK = "shop_20261129T193127Z_24fbb3";

    /// One volume of files.
    static final String FILES = "shop_data_20261129T193134Z_69b7a0";

    private FirstFormat() {}

    /// Copies them, to be changed there.
    static void copyTo(Path home) throws IOException {
        var samples = samples();
        try (var files = Files.walk(samples)) {
            for (var file : files.toList()) {
                var target = home.resolve(samples.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static Path samples() throws IOException {
        try {
            return Path.of(Objects.requireNonNull(FirstFormat.class.getResource("/format-1"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
