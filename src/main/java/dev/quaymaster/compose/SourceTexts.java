package dev.quaymaster.compose;

import dev.quaymaster.files.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the files of one load say: text that is typed but not saved counts instead of what is on
/// disk. Remembers which files were asked for. Used by one thread.
///
/// Files that other files name are read only if they are regular ones. Those that the user named by
/// hand may be anything that can be read to an end, such as the output of a command.
public final class SourceTexts {

    private final Map<Path, String> typed;
    private final Set<Path> named;
    private final Set<Path> read = new LinkedHashSet<>();

    /// Files as they are on disk, but for some.
    ///
    /// @param typed text that stands for a file, by absolute path
    public SourceTexts(Map<Path, String> typed) {
        this(typed, Set.of());
    }

    private SourceTexts(Map<Path, String> typed, Set<Path> named) {
        this.typed = Map.copyOf(typed);
        this.named = Set.copyOf(named);
    }

    /// Files as they are on disk.
    public static SourceTexts onDisk() {
        return onDisk(Set.of());
    }

    /// Files as they are on disk.
    ///
    /// @param named those that the user named by hand, absolute
    public static SourceTexts onDisk(Collection<Path> named) {
        return new SourceTexts(Map.of(), Set.copyOf(named));
    }

    /// The text of a file.
    ///
    /// @param file absolute path
    /// @throws IOException when it is not typed and cannot be read from disk; the reason of a
    ///   [java.nio.file.FileSystemException] says why, where it has one
    public String read(Path file) throws IOException {
        read.add(file);
        var text = typed.get(file);
        if (text != null) {
            return text;
        }
        return named.contains(file) ? BoundedFile.textOfAnyKind(file) : BoundedFile.text(file);
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
