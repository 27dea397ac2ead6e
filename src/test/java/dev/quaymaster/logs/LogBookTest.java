package dev.quaymaster.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LogBookTest {

    private static final LogOrigin WEB = new LogOrigin("web", "web");
    private static final LogOrigin DB = new LogOrigin("db", "db");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MILLION = 1_000_000;

    private final LogBook book = new LogBook(LogBook.Limits.USUAL);

    private void add(LogOrigin origin, int second, String text) {
        book.add(origin, NOON.plusSeconds(second), text);
    }

    private static List<String> texts(LogIndex index) {
        return IntStream.range(0, index.size())
                .mapToObj(index::line)
                .flatMap(Optional::stream)
                .map(LogEntry::text)
                .toList();
    }

    private static LogIndex awaited(LogIndex index) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(index::complete);
        return index;
    }

    private static LogFilter finding(String words) {
        return LogFilter.ALL.finding(Optional.of(LogQuery.of(words, new LogQuery.Style(false, false))));
    }

    @Test
    void theLogsOfTwoServicesBecomeOneInTimeOrder() {
        add(WEB, 1, "web starts");
        add(WEB, 4, "web is up");
        add(DB, 2, "db starts");
        add(DB, 3, "db is up");

        try (var all = book.index(LogFilter.ALL)) {
            assertThat(texts(all)).containsExactly("web starts", "db starts", "db is up", "web is up");
        }
    }

    @Test
    void anIndexHoldsWhatWasThereAndWhatComes() {
        IntStream.range(0, 3000).forEach(i -> add(i % 2 == 0 ? WEB : DB, i, "line " + i));

        try (var found = awaited(book.index(finding("LINE 29").ofService(Optional.of("db"))))) {
            assertThat(found.size()).isEqualTo(1 + 5 + 50);
            add(DB, 4000, "line 29 once more");
            add(WEB, 4001, "line 29 of another");

            assertThat(found.size()).isEqualTo(57);
            assertThat(texts(found)).startsWith("line 29").endsWith("line 29 once more");
        }
    }

    @Test
    void errorsAreToldFromTheRestWithTheLinesOfTheirStackTrace() {
        add(WEB, 1, "INFO ready");
        add(WEB, 2, "\u001b[31mERROR\u001b[0m it broke");
        add(WEB, 3, "    at Some.where(Else.java:1)");
        add(DB, 4, "    indented for beauty");
        add(WEB, 5, "WARN be careful");

        try (var errors = book.index(LogFilter.ALL.from(LogLevel.ERROR))) {
            assertThat(texts(errors).stream().map(AnsiText::plain))
                    .containsExactly("ERROR it broke", "    at Some.where(Else.java:1)");
        }
    }

    @Test
    void theOldestLeaveWhenItIsFull() {
        var small = new LogBook(new LogBook.Limits(5_000, 1 << 20));
        try (var all = small.index(LogFilter.ALL);
                var sevens = small.index(finding("7"))) {
            IntStream.range(0, 50_000).forEach(i -> small.add(WEB, NOON.plusMillis(i), "line " + i));

            assertThat(all.size()).isBetween(5_000, 6_200);
            assertThat(all.line(all.size() - 1).orElseThrow().text()).isEqualTo("line 49999");
            var first = all.line(0).orElseThrow();
            assertThat(first.text()).isEqualTo("line " + (50_000 - all.size()));
            assertThat(sevens.line(0).orElseThrow().key()).isGreaterThanOrEqualTo(first.key());
        }
    }

    @Test
    void linesThatHardlyCompressAreBoundByTheirBytes() {
        var small = new LogBook(new LogBook.Limits(MILLION, 1 << 20));
        var random = new Random(3);
        for (var i = 0; i < 40_000; i++) {
            small.add(
                    WEB,
                    NOON.plusMillis(i),
                    Long.toString(random.nextLong(), 36).repeat(3) + random.nextLong());
        }

        assertThat(small.weight()).isLessThan(1 << 20);
        assertThat(small.size()).isPositive();
    }

    @Test
    void aClearedBookStartsAnew() {
        IntStream.range(0, 2_000).forEach(i -> add(WEB, i, "line " + i));
        try (var all = book.index(LogFilter.ALL)) {
            book.clear();
            add(DB, 1, "again");

            assertThat(texts(all)).containsExactly("again");
        }
    }

    /// Point 5 of the issue: a million lines in bounded memory, any of which is at hand at once.
    @Test
    void aMillionLinesTakeFewMegabytesAndAreAllAtHand() {
        var before = heap();
        for (var i = 0; i < MILLION; i++) {
            book.add(i % 3 == 0 ? DB : WEB, NOON.plusMillis(i), line(i));
        }

        assertThat(heap() - before).isLessThan(80L << 20);
        try (var all = awaited(book.index(LogFilter.ALL))) {
            assertThat(all.size()).isEqualTo(MILLION);
            for (var i : List.of(0, MILLION / 2, MILLION - 1, 1, 123_456)) {
                assertThat(all.line(i).orElseThrow().text()).isEqualTo(line(i));
            }
            assertThat(all.before(all.line(MILLION / 2).orElseThrow().key())).isEqualTo(MILLION / 2);
        }
        try (var found = awaited(book.index(finding("request 777777 ")))) {
            assertThat(texts(found)).containsExactly(line(777_777));
        }
    }

    private static String line(int i) {
        return "10.0."
                + (i >> 8 & 255)
                + "."
                + (i & 255)
                + " - - \"GET /api/flows/"
                + Long.toHexString(i * 2654435761L)
                + " HTTP/1.1\" request "
                + i
                + " took "
                + i % 977
                + " ms and was answered with 200";
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
