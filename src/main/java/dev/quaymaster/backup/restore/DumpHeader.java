package dev.quaymaster.backup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/// The beginning of a dump, where the roles are made. A fresh cluster has its superuser already, so
/// the line that makes it would stop the load at its first error, as it should stop at every other.
final class DumpHeader {

    private static final int LONGEST = 16 << 20;

    private DumpHeader() {}

    /// The dump without the statement that makes `user`, and otherwise unchanged.
    static InputStream withoutRole(InputStream dump, String user) throws IOException {
        var plain = "CREATE ROLE " + user + ";";
        var quoted = "CREATE ROLE \"" + user.replace("\"", "\"\"") + "\";";
        var header = new ByteArrayOutputStream();
        while (header.size() < LONGEST) {
            var line = line(dump);
            var text = line.toString(UTF_8).strip();
            if (!text.equals(plain) && !text.equals(quoted)) {
                line.writeTo(header);
            }
            if (line.size() == 0 || text.startsWith("\\connect ")) {
                break;
            }
        }
        return new SequenceInputStream(new ByteArrayInputStream(header.toByteArray()), dump);
    }

    private static ByteArrayOutputStream line(InputStream dump) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = dump.read(); next >= 0; next = dump.read()) {
            line.write(next);
            if (next == '\n' || line.size() == LONGEST) {
                break; // a line that long makes no role
            }
        }
        return line;
    }
}
