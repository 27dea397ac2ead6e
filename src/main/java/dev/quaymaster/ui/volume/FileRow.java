package dev.quaymaster.ui.volume;

import dev.quaymaster.volume.VolumeEntry;
import dev.quaymaster.volume.name.VisibleName;
import dev.quaymaster.words.ByteCount;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/// A line of the files table.
///
/// @param size bytes; empty for what has none, and for a folder that was not measured
record FileRow(VolumeEntry entry, OptionalLong size) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /// The name as it is shown: what is no text, or can't be seen, is written out.
    String name() {
        return shown(entry.name());
    }

    /// A name as it can be put on a screen.
    static String shown(String name) {
        return VisibleName.of(name);
    }

    /// The size in words; a dash where there is none.
    String sizeText() {
        return size.isPresent() ? ByteCount.words(size.getAsLong()) : "—";
    }

    /// To the minute, in the reader's zone.
    String modifiedText() {
        return TIME.withZone(ZoneId.systemDefault()).format(entry.modified());
    }

    /// For sorting by size: what has none comes first.
    long sizeOrNone() {
        return size.orElse(-1);
    }
}
