package dev.quaymaster.ui.kit;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for a file or folder; a seam, since the system's own dialogs can't be driven in
/// tests.
public interface FilePicker {

    /// Asks for a file that exists.
    ///
    /// @param title what it is for
    Optional<Path> openFile(String title);

    /// Asks where to write a file.
    ///
    /// @param title what it is for
    /// @param suggestion a file name
    Optional<Path> saveFile(String title, String suggestion);

    /// Asks for a folder that exists.
    ///
    /// @param title what it is for
    Optional<Path> folder(String title);
}
