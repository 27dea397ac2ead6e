package dev.quaymaster.compose.canonical;

import java.util.ArrayDeque;
import java.util.Deque;

/// Paths inside of containers, which are texts with slashes whatever this machine uses.
public final class Paths {

    private Paths() {}

    /// Takes out `.`, `..`, double and trailing slashes.
    ///
    /// @param path path
    /// @return the shortest path that means the same; empty stays empty
    public static String clean(String path) {
        if (path.isEmpty()) {
            return path;
        }
        boolean absolute = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (var part : path.split("/", -1)) {
            if (part.equals("..")) {
                goUp(parts, absolute);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        var joined = String.join("/", parts);
        if (absolute) {
            return "/" + joined;
        }
        return joined.isEmpty() ? "." : joined;
    }

    private static void goUp(Deque<String> parts, boolean absolute) {
        if (!parts.isEmpty() && !parts.getLast().equals("..")) {
            parts.removeLast();
        } else if (!absolute) {
            parts.addLast("..");
        }
    }
}
