package dev.quaymaster.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void whatATerminalWouldObeyIsWrittenOut() {
        assertThat(VisibleText.line("\u001b[2J\r\n\t\u007f\u009b31m\b"))
                .isEqualTo("\\x1B[2J\\x0D\\x0A\\x09\\x7F\\xC2\\x9B31m\\x08");
    }

    @Test
    void whatTurnsOrHidesTextIsWrittenOut() {
        assertThat(VisibleText.line("a\u202eb\u2066c\u200bd\u2028e\ufeff\udcff\ud800"))
                .isEqualTo("a\\xE2\\x80\\xAEb\\xE2\\x81\\xA6c\\xE2\\x80\\x8Bd\\xE2\\x80\\xA8e"
                        + "\\xEF\\xBB\\xBF\\xFF\\uD800");
    }

    @Test
    void messagesKeepTheirLines() {
        assertThat(VisibleText.lines("one\n\ttwo\r\u001b")).isEqualTo("one\n\ttwo\\x0D\\x1B");
    }

    @Test
    void ordinaryTextOfAnyLanguageStays() {
        var text = "größe — 日本語 👩\u200d👩 فارسی\u200cها";
        assertThat(VisibleText.line(text)).isSameAs(text);
    }
}
