package dev.quaymaster.backup.archive;

import dev.quaymaster.files.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Looks at the text of a `pg_dumpall` while it passes: which databases, how many tables and rows,
/// and whether the line that only a complete dump ends with was there. Memory does not grow with
/// the dump.
public final class DumpScan extends OutputStream {

    private static final String COMPLETE = "-- PostgreSQL database cluster dump complete";
    private static final int LINE_START = 400;
    private static final int MOST_DATABASES = 10_000;

    private final byte[] line = new byte[LINE_START];
    private final Set<String> databases = new LinkedHashSet<>();
    private final MessageDigest digest = Sha256.digest();
    private int length;
    private long bytes;
    private long tables;
    private long rows;
    private boolean copying;
    private boolean complete;
    private boolean tooMany;

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        digest.update(source, offset, count);
        bytes += count;
        for (int i = offset; i < offset + count; i++) {
            if (source[i] == '\n') {
                endLine();
                length = 0;
            } else if (length < LINE_START) {
                line[length++] = source[i];
            }
        }
    }

    private void endLine() {
        if (copying) {
            if (length == 2 && line[0] == '\\' && line[1] == '.') {
                copying = false;
            } else {
                rows++;
            }
        } else if (length > 0) {
            statement(new String(line, 0, length, StandardCharsets.UTF_8));
        }
    }

    private void statement(String text) {
        if (text.startsWith("COPY ") && text.endsWith(" FROM stdin;")) {
            copying = true;
        } else if (text.startsWith("COPY ") && length == LINE_START) {
            copying = true; // more columns than fit: pg_dump writes no other COPY
        } else if (text.startsWith("CREATE TABLE ") || text.startsWith("CREATE UNLOGGED TABLE ")) {
            tables++;
        } else if (text.startsWith("\\connect ")) {
            database(text.substring("\\connect ".length()).strip());
        }
        complete |= text.strip().equals(COMPLETE);
    }

    private void database(String words) {
        var name =
                words.replaceAll("^-reuse-previous=on \"dbname='(.*)'\"$", "$1").replaceAll("^\"(.*)\"$", "$1");
        if (!name.equals("template1")) {
            databases.add(name);
            tooMany |= databases.size() > MOST_DATABASES;
            if (tooMany) {
                databases.clear();
            }
        }
    }

    /// What the dump held.
    ///
    /// @throws IOException when it is empty or lacks its closing line
    public DumpSummary summary() throws IOException {
        if (bytes == 0) {
            throw new IOException("the dump is empty");
        }
        if (!complete) {
            throw new IOException("the dump ends without the line that closes a complete one");
        }
        if (tooMany) {
            throw new IOException("the dump fills more databases than any server has");
        }
        return new DumpSummary(List.copyOf(databases), tables, rows, bytes, Sha256.hex(digest));
    }
}
