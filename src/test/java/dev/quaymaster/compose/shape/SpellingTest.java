package dev.quaymaster.compose.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quaymaster.compose.tree.GoNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Spellings that the config hash depends on.
class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "30s, 30s",
        "90s, 1m30s",
        "1h, 1h0m0s",
        "1.5s, 1.5s",
        "1500ms, 1.5s",
        "2d, 48h0m0s",
        "0, 0s",
        "0s, 0s",
        "100us, 100µs",
        "1h0m5s, 1h0m5s",
        "-1s, -1s"
    })
    void durationsAreSpelledAsGoDoes(String written, String printed) throws BadValueException {
        assertThat(GoDuration.parse(written).text()).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"512, 512", "64M, 67108864", "1.5g, 1610612736", "256mb, 268435456", "2 KiB, 2048"})
    void sizesAreBytes(String written, long bytes) throws BadValueException {
        assertThat(ByteSize.parse(written)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"1.10, 1.1", "3.0, 3", "1000000, 1e+06", "0.00001, 1e-05", "123456.5, 123456.5"})
    void fractionsInTextsAreSpelledAsGoDoes(double number, String printed) {
        assertThat(GoNumbers.text(number)).isEqualTo(printed);
    }

    @Test
    void commandsAreSplitLikeTheReferenceDoesAndNotLikeAShell() throws BadValueException {
        assertThat(ShellWords.split("sh -c 'a  b' \"c $HOME\" d\\ e"))
                .containsExactly("sh", "-c", "a  b", "c $HOME", "d e");
        assertThat(ShellWords.split("sh -c x && y")).containsExactly("sh", "-c", "x");
        assertThat(ShellWords.split("a '' \"\" b")).containsExactly("a", "", "", "b");
        assertThat(ShellWords.split("")).isEmpty();
    }

    @Test
    void anOpenQuoteIsRefused() {
        assertThatThrownBy(() -> ShellWords.split("echo 'a")).isInstanceOf(BadValueException.class);
    }
}
