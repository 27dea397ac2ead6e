package dev.quaymaster.backup.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpScanTest {

    private static final String DUMP = """
            -- PostgreSQL database cluster dump
            CREATE ROLE prefect;
            \\connect template1
            \\connect -reuse-previous=on "dbname='my data'"
            \\connect prefect
            CREATE TABLE public.flow (
                id uuid NOT NULL
            );
            CREATE UNLOGGED TABLE public.scratch (id int);
            COPY public.flow (id) FROM stdin;
            CREATE TABLE this is a row
            \\\\connect nor is this
            -- PostgreSQL database cluster dump complete?
            \\.
            -- PostgreSQL database cluster dump complete
            """;

    @Test
    void tablesRowsAndDatabasesAreCountedButRowsAreNotReadAsStatements() throws IOException {
        var summary = scan(DUMP, 7);
        assertThat(summary.databases()).isEqualTo(List.of("my data", "prefect"));
        assertThat(summary.tables()).isEqualTo(2);
        assertThat(summary.rows()).isEqualTo(3);
    }

    @Test
    void howTheTextIsCutIntoPiecesDoesNotMatter() throws IOException {
        assertThat(scan(DUMP, 1)).isEqualTo(scan(DUMP, 10_000));
    }

    @Test
    void anEmptyDumpIsRefused() {
        assertThatThrownBy(() -> scan("", 1)).hasMessage("the dump is empty");
    }

    @Test
    void aDumpWithoutItsLastLineIsRefused() {
        assertThatThrownBy(() -> scan(DUMP.substring(0, DUMP.length() - 2), 100))
                .hasMessage("the dump ends without the line that closes a complete one");
    }

    private static DumpSummary scan(String text, int piece) throws IOException {
        var bytes = text.getBytes(UTF_8);
        try (var scan = new DumpScan()) {
            for (int i = 0; i < bytes.length; i += piece) {
                scan.write(bytes, i, Math.min(piece, bytes.length - i));
            }
            return scan.summary();
        }
    }
}
