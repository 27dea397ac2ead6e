package dev.quaymaster.volume.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/// What the long names and extended headers before one entry of a tar say about it.
final class EntryExtensions {

    private static final List<String> SPARSE = List.of("GNU.sparse.", "SCHILY.realsize");

    private final Set<Character> seen = new HashSet<>();
    private @Nullable String name;
    private OptionalLong size = OptionalLong.empty();

    /// The entry's name, if it is told here.
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /// The entry's size, if it is told here.
    OptionalLong size() {
        return size;
    }

    static IOException sparse() {
        return new IOException("it maps the holes of a sparse file, which no engine writes");
    }

    /// Makes sure that no entry has two of a kind: readers differ in which of them counts.
    void begin(char type) throws IOException {
        if (!seen.add(Character.toLowerCase(type))) {
            throw twice();
        }
    }

    private static IOException twice() {
        return new IOException("an entry has two names or headers of a kind");
    }

    void take(char type, byte[] content) throws IOException {
        switch (type) {
            case TarConstants.LF_GNUTYPE_LONGNAME -> name(untilNul(content));
            case TarConstants.LF_GNUTYPE_LONGLINK -> {}
            case TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER -> global(content);
            default -> extended(content);
        }
    }

    private void name(String told) throws IOException {
        if (name != null) {
            throw twice();
        }
        name = told;
    }

    private static String untilNul(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != 0) {
            end++;
        }
        return new String(content, 0, end, UTF_8);
    }

    private void global(byte[] content) throws IOException {
        for (var line : records(content)) {
            if (line.startsWith("size=") || line.startsWith("path=")) {
                throw new IOException("it gives all entries the same name or size");
            }
        }
    }

    private void extended(byte[] content) throws IOException {
        var told = Optional.<String>empty();
        for (var line : records(content)) {
            if (line.startsWith("path=")) {
                told = Optional.of(line.substring("path=".length()));
            } else if (line.startsWith("size=")) {
                size = OptionalLong.of(size(line.substring("size=".length())));
            }
        }
        if (told.isPresent()) {
            name(told.get());
        }
    }

    private static long size(String digits) throws IOException {
        if (!digits.matches("\\d{1,18}")) {
            throw new IOException("an entry has a size of \"" + digits + "\"");
        }
        return Long.parseLong(digits);
    }

    /// The records, `key=value` each; written as their length, a space, themselves, a line end.
    private static List<String> records(byte[] content) throws IOException {
        var records = new ArrayList<String>();
        int at = 0;
        while (at < content.length && content[at] != 0) {
            int space = at;
            while (space < content.length && Character.isDigit(content[space])) {
                space++;
            }
            int length = length(content, at, space);
            if (length <= space + 1 - at || length > content.length - at) {
                throw new IOException("an extended header is not well-formed");
            }
            var text = new String(content, space + 1, length - (space + 2 - at), UTF_8);
            if (SPARSE.stream().anyMatch(text::startsWith)) {
                throw sparse();
            }
            records.add(text);
            at += length;
        }
        return records;
    }

    private static int length(byte[] content, int from, int to) {
        return to == from || to - from > 7 ? -1 : Integer.parseInt(new String(content, from, to - from, UTF_8));
    }
}
