package dev.quaymaster.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is printed, a terminal obeys nothing of it.
class ConsoleTest {

    private static final String HOSTILE = "a\u001b]0;owned\u0007\u009b31m\u202e\r\u007f\b\u0000z";
    private static final String SHOWN = "a\\x1B]0;owned\\x07\\xC2\\x9B31m\\xE2\\x80\\xAE\\x0D\\x7F\\x08\\x00z";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    static List<Consumer<PrintStream>> waysToPrint() {
        return List.of(
                stream -> stream.print(HOSTILE),
                stream -> stream.print((Object) HOSTILE),
                stream -> stream.print(HOSTILE.toCharArray()),
                stream -> HOSTILE.chars().forEach(one -> stream.print((char) one)),
                stream -> stream.append(HOSTILE),
                stream -> stream.append("-" + HOSTILE, 1, HOSTILE.length() + 1),
                stream -> HOSTILE.chars().forEach(one -> stream.append((char) one)),
                stream -> stream.printf("%s", HOSTILE),
                stream -> stream.format("%s", HOSTILE));
    }

    @ParameterizedTest
    @MethodSource("waysToPrint")
    void noWayToPrintTextLetsAnythingThrough(Consumer<PrintStream> print) {
        var console = console(false);
        print.accept(console.out());
        print.accept(console.err());
        console.out().flush();
        console.err().flush();
        assertThat(out.toString(UTF_8)).isEqualTo(SHOWN);
        assertThat(err.toString(UTF_8)).isEqualTo(SHOWN);
    }

    @Test
    void aLineIsOneLineAndATextHasItsOwn() {
        var console = console(false);
        console.out().print("one\n\ttwo\n");
        console.out().println((Object) "three\n3");
        console.out().println("a\nb\tc");
        console.out().println("four".toCharArray());
        console.out().println();
        console.out().flush();
        assertThat(out.toString(UTF_8)).isEqualTo("one\n\ttwo\nthree\n3\na\\x0Ab\\x09c\nfour\n\n");
    }

    @Test
    void bytesPassAsTheyAre() {
        var console = console(false);
        console.out().writeBytes(HOSTILE.getBytes(UTF_8));
        console.out().flush();
        assertThat(out.toString(UTF_8)).isEqualTo(HOSTILE);
    }

    @Test
    void aCellOfATableHasOneLine() {
        var table =
                new Table("NAME", "STATE").row("a\nfake  row\u001b[2J", "up").row("b", "x");
        assertThat(table).hasToString("""
                        NAME                    STATE
                        a\\x0Afake  row\\x1B[2J   up
                        b                       x
                        """);
    }

    @Test
    void theStatusLineHasNoControlsButItsOwn() {
        try (var line = new StatusLine(console(true))) {
            line.now(() -> HOSTILE + "\nmore");
            line.say(HOSTILE);
        }
        assertThat(err.toString(UTF_8))
                .isEqualTo("\r\u001b[K" + SHOWN.substring(0, SHOWN.indexOf("\\x0D")) + "\r\u001b[K" + SHOWN + "\n");
    }

    @Test
    void jsonGivesEveryCharacterBackAndHoldsNoneATerminalObeys() throws Exception {
        var tree = new JsonFields().with("name", HOSTILE + "\udcff");
        for (var json : List.of(JsonText.compact(tree), JsonText.pretty(tree))) {
            assertThat(json).matches("[\\x20-\\x7e\n]*");
            assertThat(new ObjectMapper().readTree(json).get("name").asText()).isEqualTo(HOSTILE + "\udcff");
        }
    }

    private Console console(boolean terminal) {
        return new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, false, UTF_8),
                new PrintStream(err, false, UTF_8),
                new Console.Terminals(false, false, terminal),
                Map.of(),
                Path.of("/"));
    }
}
