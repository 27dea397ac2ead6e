package dev.quaymaster.cli.volume;

import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.Volume;
import dev.quaymaster.volume.VolumePath;

/// A volume and a place in it, written `VOLUME:PATH`.
///
/// @param volume its name
/// @param path the place; the volume's own folder where none was given
/// @param folder whether a slash at the end says that a folder is meant
record VolumeRef(String volume, VolumePath path, boolean folder) {

    /// Reads `VOLUME` or `VOLUME:PATH`, in which `\xHH` is a byte, as names are shown.
    static VolumeRef parse(String text) {
        var colon = text.indexOf(':');
        var name = colon < 0 ? text : text.substring(0, colon);
        var place = colon < 0 ? "" : text.substring(colon + 1);
        if (name.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, text + " names no volume. Write VOLUME:PATH.");
        }
        return new VolumeRef(name, VolumePath.typed(place), place.isEmpty() || place.endsWith("/"));
    }

    /// The volume on the engine.
    ///
    /// @throws CommandException NOT_FOUND when there is none
    Volume in(Engine engine) {
        return Volumes.find(engine, volume);
    }
}
