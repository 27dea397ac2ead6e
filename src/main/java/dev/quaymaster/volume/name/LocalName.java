package dev.quaymaster.volume.name;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// What a file of a volume is called on this machine.
///
/// Java's paths are bytes where the system's are, but take only text that the locale knows. Their
/// URIs hold the bytes, so that any name can be given and read in any locale. Where the system
/// itself wants text, a name that is none is written with `%XX` for every byte that is neither
/// letter nor digit.
public final class LocalName {

    /// Linux, macOS and Windows hold this many bytes.
    private static final int LONGEST = 255;

    private static final int DIGEST = 9;
    private static final char NO_TEXT = '\uFFFD';

    private LocalName() {}

    /// The name in a folder of this machine: its own, byte by byte, wherever that is possible.
    ///
    /// @param name one name as [NameBytes] carries it
    public static Path in(Path folder, String name) {
        var text = of(name, folder.getFileSystem());
        return !text.equals(name) && holdsBytes(folder.getFileSystem(), name)
                ? folder.resolve(Path.of(URI.create("file:///" + escaped(name))).getFileName())
                : folder.resolve(text);
    }

    /// The name as text that this file system takes.
    ///
    /// @param name one name as [NameBytes] carries it
    public static String of(String name, FileSystem files) {
        return isHeld(name, files) ? name : shortened(escaped(name), name);
    }

    /// The last name of a path, as [NameBytes] carries it; empty for a root.
    public static String of(Path path) {
        var last = path.getFileName();
        if (last == null) {
            return "";
        }
        var text = last.toString();
        return text.indexOf(NO_TEXT) < 0 || !isUnix(path.getFileSystem()) ? text : bytesOf(last);
    }

    /// All names of a path, as [NameBytes] carries them, with slashes between.
    public static String all(Path path) {
        if (path.toString().indexOf(NO_TEXT) < 0 || !isUnix(path.getFileSystem())) {
            return path.toString();
        }
        var all = new StringBuilder(path.isAbsolute() ? "/" : "");
        for (var name : path) {
            all.append(all.isEmpty() || all.charAt(all.length() - 1) == '/' ? "" : "/");
            all.append(of(name));
        }
        return all.toString();
    }

    private static String bytesOf(Path name) {
        var uri = name.toUri().getRawPath();
        var path = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        var last = path.substring(path.lastIndexOf('/') + 1);
        var bytes = new ByteArrayOutputStream(last.length());
        for (var at = 0; at < last.length(); at++) {
            if (last.charAt(at) == '%') {
                bytes.write(Integer.parseInt(last.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                bytes.write(last.charAt(at));
            }
        }
        return NameBytes.decode(bytes.toByteArray());
    }

    private static boolean holdsBytes(FileSystem files, String name) {
        var mac = System.getProperty("os.name", "").startsWith("Mac");
        return isUnix(files) && !mac && NameBytes.encode(name).length <= LONGEST;
    }

    private static boolean isUnix(FileSystem files) {
        return files.equals(FileSystems.getDefault()) && "/".equals(files.getSeparator());
    }

    /// No path may come of it that has more steps than one, such as of `a\b` on Windows.
    private static boolean isHeld(String name, FileSystem files) {
        if (!NameBytes.isText(name) || name.getBytes(UTF_8).length > LONGEST) {
            return false;
        }
        try {
            var path = files.getPath(name);
            return !path.isAbsolute()
                    && path.getNameCount() == 1
                    && path.toString().equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String escaped(String name) {
        var escaped = new StringBuilder();
        for (var one : NameBytes.encode(name)) {
            var value = one & 0xFF;
            var plain = value < 0x80 && (Character.isLetterOrDigit(value) || "._-".indexOf(value) >= 0);
            escaped.append(plain ? String.valueOf((char) value) : String.format(Locale.ROOT, "%%%02X", value));
        }
        return escaped.toString();
    }

    private static String shortened(String escaped, String name) {
        return escaped.length() <= LONGEST
                ? escaped
                : escaped.substring(0, LONGEST - DIGEST) + String.format(Locale.ROOT, "-%08x", name.hashCode());
    }
}
