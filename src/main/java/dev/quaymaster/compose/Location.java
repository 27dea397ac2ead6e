package dev.quaymaster.compose;

import java.nio.file.Path;

/// A place in a file.
///
/// @param file the file
/// @param line line, from 1; 0 when the file as a whole is meant
/// @param column column, from 1
public record Location(Path file, int line, int column) {

    /// The file as a whole.
    ///
    /// @param file the file
    /// @return a location without line
    public static Location of(Path file) {
        return new Location(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file.toString() : file + ":" + line + ":" + column;
    }
}
