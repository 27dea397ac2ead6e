package dev.quaymaster.backup;

import java.io.File;

/// The rule for names of files in a manifest: a plain name of the set folder, or one of its folder
/// `compose`. A manifest that names anything else comes from elsewhere and is refused as a whole.
public final class SetFileName {

    /// The only folder in a set.
    public static final String COMPOSE_FOLDER = "compose";

    private static final String COMPOSE_PREFIX = COMPOSE_FOLDER + "/";

    private SetFileName() {}

    /// Returns `name` when it names a file in the set folder itself.
    ///
    /// @throws IllegalArgumentException when it names another place
    public static String requirePlain(String name) {
        if (!plain(name)) {
            throw new IllegalArgumentException(
                    "\"%s\" is not the name of a file in the backup's folder".formatted(name));
        }
        return name;
    }

    /// Returns `name` when it names a file in the set folder or in its folder `compose`.
    ///
    /// @throws IllegalArgumentException when it names another place
    public static String require(String name) {
        return name.startsWith(COMPOSE_PREFIX)
                ? COMPOSE_PREFIX + requirePlain(name.substring(COMPOSE_PREFIX.length()))
                : requirePlain(name);
    }

    private static boolean plain(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf(File.separatorChar) < 0
                && name.indexOf('\0') < 0;
    }
}
