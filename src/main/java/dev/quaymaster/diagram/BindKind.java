package dev.quaymaster.diagram;

import java.nio.file.Files;
import java.nio.file.Path;

/// What a bind mount's source is on this machine.
public enum BindKind {
    /// A folder.
    FOLDER("folder"),
    /// A file.
    FILE("file"),
    /// A socket or device.
    SOCKET("socket"),
    /// Nothing is there.
    MISSING("missing");

    private final String word;

    BindKind(String word) {
        this.word = word;
    }

    /// Looks at a path.
    ///
    /// @param path absolute path
    public static BindKind of(Path path) {
        if (Files.isDirectory(path)) {
            return FOLDER;
        }
        if (Files.isRegularFile(path)) {
            return FILE;
        }
        return Files.exists(path) ? SOCKET : MISSING;
    }

    @Override
    public String toString() {
        return word;
    }
}
