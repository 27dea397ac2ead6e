package dev.quaymaster.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.LogLine;
import dev.quaymaster.engine.LogLine.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogAssemblerTest {

    private static final String STAMP = "2026-11-21T03:36:37.828419694Z";
    private static final Instant TIME = Instant.parse(STAMP);

    private final List<LogLine> lines = new ArrayList<>();
    private final LogAssembler assembler = new LogAssembler(lines::add);

    private void piece(Stream stream, String text) {
        assembler.piece(stream, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aStampedLineIsTakenApart() {
        piece(Stream.OUT, STAMP + " hello world\n");

        assertThat(lines).containsExactly(new LogLine(TIME, Stream.OUT, "hello world"));
    }

    @Test
    void anEmptyLineIsALine() {
        piece(Stream.OUT, STAMP + " \n");

        assertThat(lines).containsExactly(new LogLine(TIME, Stream.OUT, ""));
    }

    @Test
    void theStampsWithinALongLineAreTakenOut() {
        piece(Stream.OUT, STAMP + " begin-");
        piece(Stream.OUT, STAMP + " end\n");

        assertThat(lines).containsExactly(new LogLine(TIME, Stream.OUT, "begin-end"));
    }

    @Test
    void theTwoStreamsDontMix() {
        piece(Stream.OUT, STAMP + " out-");
        piece(Stream.ERR, STAMP + " err\n");
        piece(Stream.OUT, STAMP + " more\n");

        assertThat(lines)
                .containsExactly(new LogLine(TIME, Stream.ERR, "err"), new LogLine(TIME, Stream.OUT, "out-more"));
    }

    @Test
    void aCharacterThatIsCutInTwoIsWholeAgain() {
        var bytes = "ü\n".getBytes(StandardCharsets.UTF_8);
        assembler.piece(Stream.OUT, new byte[] {bytes[0]});
        assembler.piece(Stream.OUT, new byte[] {bytes[1], bytes[2]});

        assertThat(lines).extracting(LogLine::text).containsExactly("ü");
    }

    @Test
    void whatHasNoLineEndIsHandedOverAtTheEnd() {
        piece(Stream.OUT, STAMP + " half");
        assertThat(lines).isEmpty();

        assembler.end();

        assertThat(lines).containsExactly(new LogLine(TIME, Stream.OUT, "half"));
    }

    @Test
    void aTerminalsCarriageReturnIsLeftOut() {
        piece(Stream.OUT, STAMP + " tty\r\n");

        assertThat(lines).extracting(LogLine::text).containsExactly("tty");
    }

    @Test
    void aLineWithoutAStampIsKeptWhole() {
        piece(Stream.OUT, "no stamp here\n");

        assertThat(lines).extracting(LogLine::text).containsExactly("no stamp here");
    }
}
