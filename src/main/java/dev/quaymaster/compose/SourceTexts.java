package dev.quaymaster.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the files of one load say: text that is typed but not saved counts instead of what is on
/// disk. Remembers which files were asked for. Used by one thread.
public final class SourceTexts {

    private final Map<Path, String> typed;
    private final Set<Path> read = new LinkedHashSet<>();

    /// Files as they are on disk, but for some.
    ///
    /// @param typed text that stands for a file, by absolute path
    public SourceTexts(Map<Path, String> typed) {
        this.typed = Map.copyOf(typed);
    }

    /// Files as they are on disk.
    public static SourceTexts onDisk() {
        return new SourceTexts(Map.of());
    }

    /// The text of a file.
    ///
    /// @param file absolute path
    /// @throws IOException when it is not typed and cannot be read from disk
    public String read(Path file) throws IOException {
        read.add(file);
        var text = typed.get(file);
        return text == null ? Files.readString(file) : text;
    }

    /// Whether there is such a file.
    ///
    /// @param file absolute path
    /// @return true when it is typed or on disk
    public boolean has(Path file) {
        return typed.containsKey(file) || Files.exists(file);
    }

    /// The files asked for, in the order of the first time.
    public List<Path> filesRead() {
        return List.copyOf(read);
    }
}
