package dev.quaymaster.volume.name;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quaymaster.words.VisibleText;
import java.io.ByteArrayOutputStream;
import java.util.regex.Pattern;

/// Names of files as they are shown and typed. Each byte that is not UTF-8, and each byte of a
/// character that can't be seen, is written `\xHH`; so is a backslash that would otherwise begin
/// such an escape. No two names are shown alike, and what is shown, typed again, means that name.
public final class VisibleName {

    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9A-Fa-f]{2})");

    private VisibleName() {}

    /// A name, or names with slashes between them, as it is shown.
    public static String of(String name) {
        var shown = new StringBuilder(name.length() + 8);
        var escape = ESCAPE.matcher(name);
        for (var at = 0; at < name.length(); ) {
            var point = name.codePointAt(at);
            var begins = point == '\\' && escape.region(at, name.length()).lookingAt();
            shown.append(begins || VisibleText.isHidden(point) ? VisibleText.escape(point) : Character.toString(point));
            at += Character.charCount(point);
        }
        return shown.toString();
    }

    /// The name that is shown so.
    ///
    /// @param typed with or without escapes
    public static String read(String typed) {
        var bytes = new ByteArrayOutputStream(typed.length() + 8);
        var escape = ESCAPE.matcher(typed);
        var at = 0;
        while (escape.find()) {
            bytes.writeBytes(typed.substring(at, escape.start()).getBytes(UTF_8));
            bytes.write(Integer.parseInt(escape.group(1), 16));
            at = escape.end();
        }
        return at == 0
                ? typed
                : NameBytes.decode(joined(bytes, typed.substring(at).getBytes(UTF_8)));
    }

    private static byte[] joined(ByteArrayOutputStream first, byte[] last) {
        first.writeBytes(last);
        return first.toByteArray();
    }
}
