package dev.quaymaster.ui.diagram;

import dev.quaymaster.words.ByteCount;
import java.util.OptionalLong;

/// What is known of a volume at the moment.
///
/// @param size bytes, once measured
/// @param lastBackup words such as `backed up 02:00` or `no backup`; empty when unknown
public record VolumeState(OptionalLong size, String lastBackup) {

    /// The line below the volume's name; empty when nothing is known.
    String words() {
        if (size.isEmpty()) {
            return lastBackup;
        }
        var measured = ByteCount.words(size.getAsLong());
        return lastBackup.isEmpty() ? measured : measured + " · " + lastBackup;
    }
}
