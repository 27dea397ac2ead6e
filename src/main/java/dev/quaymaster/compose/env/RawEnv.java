package dev.quaymaster.compose.env;

import java.util.Map;

/// Reads env files of `format: raw`, as `docker run --env-file` does: lines `KEY=value` that are
/// taken as they are, without quotes, escapes or variables, and bare names that are taken over from
/// outside.
public final class RawEnv {

    /// the reference reads no longer lines
    private static final int LONGEST_LINE = 64 * 1024;

    private RawEnv() {}

    /// Reads a file's text into a map.
    ///
    /// @param text content of the file
    /// @param out takes the variables
    /// @param outside gives values to bare names
    /// @throws DotEnvException when a line has no name, or one with a blank in it
    public static void read(String text, Map<String, String> out, Lookup outside) throws DotEnvException {
        var lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var line = withoutLeadingBlanks(lines[i]);
            if (line.endsWith("\r")) {
                line = line.substring(0, line.length() - 1);
            }
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(i + 1, line, out, outside);
            }
        }
    }

    private static String withoutLeadingBlanks(String line) {
        int start = 0;
        while (start < line.length() && isBlank(line.charAt(start))) {
            start++;
        }
        return line.substring(start);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private static void read(int number, String line, Map<String, String> out, Lookup outside) throws DotEnvException {
        int equals = line.indexOf('=');
        var name = equals < 0 ? line : line.substring(0, equals);
        if (line.length() >= LONGEST_LINE) {
            throw new DotEnvException(number, "this line is longer than 64 KB");
        }
        if (name.isEmpty()) {
            throw new DotEnvException(number, "there is no variable's name before the =");
        }
        if (name.indexOf(' ') >= 0 || name.indexOf('\t') >= 0) {
            throw new DotEnvException(number, "a variable's name cannot contain a blank: \"" + name + "\"");
        }
        if (equals < 0) {
            outside.value(name).ifPresent(value -> out.put(name, value));
        } else {
            out.put(name, line.substring(equals + 1));
        }
    }
}
