package dev.quaymaster.ui.volume;

import dev.quaymaster.volume.VolumePath;
import java.util.List;

/// What the files view shows of a folder.
sealed interface FilesState {

    /// The volume is being opened.
    record Loading() implements FilesState {}

    /// A folder.
    ///
    /// @param rows in the order of their names
    /// @param complete false when it was too big to be seen whole
    record Ready(VolumePath folder, List<FileRow> rows, boolean complete) implements FilesState {

        /// Copies the list.
        public Ready {
            rows = List.copyOf(rows);
        }
    }

    /// The folder could not be listed.
    record Failed(VolumePath folder, String why) implements FilesState {}
}
