package dev.quaymaster.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnsiTextTest {

    private static final AnsiLook GREEN =
            new AnsiLook(Optional.of(new AnsiColour.Named(2)), Optional.empty(), false, false, false, false);

    @Test
    void aPlainLineStaysAsItIs() {
        assertThat(AnsiText.of("ready")).isEqualTo(new AnsiText("ready", List.of()));
    }

    @Test
    void coloursBecomeRunsOfThePlainText() {
        assertThat(AnsiText.of("a \u001b[32mgreen\u001b[0m word"))
                .isEqualTo(new AnsiText("a green word", List.of(new AnsiText.Run(2, 7, GREEN))));
    }

    @Test
    void facesAndColoursAddUpUntilReset() {
        var runs = AnsiText.of("\u001b[1mb\u001b[4;91mu\u001b[22;24mr\u001b[mx").runs();

        assertThat(runs).hasSize(3);
        assertThat(runs.get(1).look())
                .isEqualTo(
                        new AnsiLook(Optional.of(new AnsiColour.Named(9)), Optional.empty(), true, false, true, false));
        assertThat(runs.get(2).look().bold()).isFalse();
    }

    @Test
    void thePaletteAndExactColoursAreRead() {
        assertThat(look("\u001b[38;5;196mx").foreground()).contains(new AnsiColour.Exact(0xff0000));
        assertThat(look("\u001b[48;2;1;2;3mx").background()).contains(new AnsiColour.Exact(0x010203));
        assertThat(look("\u001b[38;5;244;1mx").bold()).isTrue();
    }

    @Test
    void otherCodesAreLeftOut() {
        assertThat(AnsiText.plain("\u001b[2K\u001b[1Gup\u001b]0;title\u0007 and\u001b(B running\u0000"))
                .isEqualTo("up and running");
    }

    @Test
    void aRewrittenLineIsWhatWasWrittenLast() {
        assertThat(AnsiText.plain("10 %\r50 %\rdone")).isEqualTo("done");
        assertThat(AnsiText.plain("done\r")).isEqualTo("done");
    }

    @Test
    void tabsReachTheNextStop() {
        assertThat(AnsiText.plain("a\tb")).isEqualTo("a       b");
    }

    @Test
    void brokenCodesDoNoHarm() {
        assertThat(AnsiText.plain("x\u001b")).isEqualTo("x");
        assertThat(AnsiText.plain("x\u001b[38;5")).isEqualTo("x");
        assertThat(AnsiText.plain("x\u001b[38;5my\u001b[999999999999m")).isEqualTo("xy");
    }

    private static AnsiLook look(String raw) {
        return AnsiText.of(raw).runs().getFirst().look();
    }
}
