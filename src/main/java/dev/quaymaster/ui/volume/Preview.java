package dev.quaymaster.ui.volume;

import dev.quaymaster.volume.VolumeEntry;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What can be shown of a file without downloading it.
sealed interface Preview {

    /// So much of a text is read.
    int TEXT_LIMIT = 64 << 10;

    /// A picture larger than this is not read.
    int PICTURE_LIMIT = 8 << 20;

    /// Nothing is selected.
    record None() implements Preview {}

    /// Being read.
    record Loading() implements Preview {}

    /// Text.
    ///
    /// @param complete false when only the beginning is here
    record Text(String text, boolean complete) implements Preview {}

    /// A picture that the window can show.
    ///
    /// @param bytes the whole file; not changed by anybody
    record Picture(ByteBuffer bytes) implements Preview {}

    /// Nothing to look at, and why.
    record Nothing(String why) implements Preview {}

    /// It could not be read.
    record Failed(String why) implements Preview {}

    /// Endings of pictures.
    Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "bmp");

    /// What is known before anything is read; empty when it has to be read.
    static Optional<Preview> withoutReading(VolumeEntry entry) {
        return switch (entry.kind()) {
            case FOLDER -> Optional.of(new Nothing("A folder. Press Enter to open it."));
            case LINK ->
                Optional.of(new Nothing("A link to " + entry.linkTarget().orElse("nowhere")));
            case OTHER -> Optional.of(new Nothing("A socket, pipe or device: it has no contents."));
            case FILE -> entry.size() == 0 ? Optional.of(new Nothing("The file is empty.")) : tooBig(entry);
        };
    }

    private static Optional<Preview> tooBig(VolumeEntry entry) {
        return isPicture(entry) && entry.size() > PICTURE_LIMIT
                ? Optional.of(new Nothing("The picture is too large to show here. Download it."))
                : Optional.empty();
    }

    /// How many bytes of the file are wanted.
    static int wanted(VolumeEntry entry) {
        return isPicture(entry) ? PICTURE_LIMIT : TEXT_LIMIT;
    }

    /// Judges what was read.
    static Preview of(VolumeEntry entry, byte[] start) {
        if (isPicture(entry)) {
            return new Picture(ByteBuffer.wrap(start).asReadOnlyBuffer());
        }
        for (var value : start) {
            if (value == 0) {
                return new Nothing("Not text. Download it to open it in another program.");
            }
        }
        return text(start)
                .<Preview>map(text -> new Text(text, start.length >= entry.size()))
                .orElse(new Nothing("Not text. Download it to open it in another program."));
    }

    private static boolean isPicture(VolumeEntry entry) {
        var name = entry.name();
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return PICTURES.contains(ending);
    }

    /// UTF-8, where the last character may be cut.
    private static Optional<String> text(byte[] start) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var out = CharBuffer.allocate(start.length);
        var result = decoder.decode(ByteBuffer.wrap(start), out, false);
        return result.isError() ? Optional.empty() : Optional.of(out.flip().toString());
    }
}
