package dev.quaymaster.engine.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// A path and its query. No version in front: the engine's own is the one that works with old and
/// new engines; [EngineHttp] adds one for engines that are newer than we are.
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

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text;
    }
}
