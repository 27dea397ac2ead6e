package dev.quaymaster.engine.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A path and its query. No version in front: the engine's own is the one that works with old and
/// new engines; [EngineTransport] adds one for engines that are newer than we are.
public final class Target {

    private final String text;

    private Target(String text) {
        this.text = text;
    }

    /// A path of segments; each is encoded, slashes stay (images have them in their names).
    public static Target of(String... segments) {
        var path = new StringBuilder();
        for (var segment : segments) {
            path.append('/').append(encode(segment).replace("%2F", "/"));
        }
        return new Target(path.toString());
    }

    /// The same with one more parameter.
    public Target with(String name, Object value) {
        var mark = text.indexOf('?') < 0 ? "?" : "&";
        return new Target(text + mark + name + "=" + encode(value.toString()));
    }

    /// The same with one more parameter, if it is not empty.
    public Target withText(String name, String value) {
        return value.isEmpty() ? this : with(name, value);
    }

    /// The same with a parameter of value 1, if it applies.
    public Target withFlag(String name, boolean applies) {
        return applies ? with(name, "1") : this;
    }

    /// A byte of a file's name that is no text comes as a lone surrogate U+DC80…U+DCFF.
    static String encode(String text) {
        var encoded = new StringBuilder();
        var from = 0;
        for (var at = 0; at < text.length(); at++) {
            var one = text.charAt(at);
            var paired = at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
            if (one >= 0xDC80 && one <= 0xDCFF && !paired) {
                encoded.append(encodeText(text.substring(from, at)));
                encoded.append(String.format(Locale.ROOT, "%%%02X", one & 0xFF));
                from = at + 1;
            }
        }
        return encoded.append(encodeText(text.substring(from))).toString();
    }

    private static String encodeText(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text;
    }
}
