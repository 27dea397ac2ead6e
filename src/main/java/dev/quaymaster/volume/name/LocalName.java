package dev.quaymaster.volume.name;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.util.Locale;

/// What a file of a volume is called on this machine: its own name wherever the machine can hold
/// that, else one in which every byte that is neither letter nor digit is written `%XX`.
public final class LocalName {

    /// Linux, macOS and Windows hold this many bytes.
    private static final int LONGEST = 255;

    private static final int DIGEST = 9;

    private LocalName() {}

    /// The name in this file system.
    ///
    /// @param name one name as [NameBytes] carries it
    public static String of(String name, FileSystem files) {
        if (isHeld(name, files)) {
            return name;
        }
        var escaped = new StringBuilder();
        for (var one : NameBytes.encode(name)) {
            escaped.append(escaped(one & 0xFF));
        }
        return shortened(escaped.toString(), name);
    }

    /// No path may come of it that has more steps than one, such as of `a\b` on Windows.
    private static boolean isHeld(String name, FileSystem files) {
        if (!NameBytes.isText(name) || name.getBytes(UTF_8).length > LONGEST) {
            return false;
        }
        try {
            var path = files.getPath(name);
            return !path.isAbsolute() && path.getNameCount() == 1 && path.toString().equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String escaped(int value) {
        var plain = value < 0x80 && (Character.isLetterOrDigit(value) || "._- ".indexOf(value) >= 0);
        return plain ? String.valueOf((char) value) : String.format(Locale.ROOT, "%%%02X", value);
    }

    private static String shortened(String escaped, String name) {
        return escaped.length() <= LONGEST
                ? escaped
                : escaped.substring(0, LONGEST - DIGEST)
                        + String.format(Locale.ROOT, "-%08x", name.hashCode());
    }
}
