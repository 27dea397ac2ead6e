package dev.quaymaster.volume.tar;

import java.util.List;

/// What unpacking came to.
///
/// @param leftOut names, as the stream has them, that this machine can't or must not hold: devices,
///   sockets, links that lead out of the folder, names that are no names
public record Unpacked(long files, long bytes, List<String> leftOut) {

    /// Copies the list.
    public Unpacked {
        leftOut = List.copyOf(leftOut);
    }
}
