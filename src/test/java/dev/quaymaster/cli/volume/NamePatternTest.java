package dev.quaymaster.cli.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.conf|a.conf|true",
                "*.conf|.conf|true",
                "*.conf|a.config|false",
                "?|ü|true",
                "?|👍|true",
                "[a-c]x|bx|true",
                "[!a-c]x|bx|false",
                "[^a-c]x|dx|true",
                "{one,two}.txt|two.txt|true",
                "{one,two}.txt|three.txt|false",
                "a,b|a,b|true",
                "a\\*|a*|true",
                "a\\*|ab|false",
                "(x+$|(x+$|true",
                "\\x5CxFF|\\xFF|true",
                "\\xC3\\xBC|ü|true",
            })
    void meansWhatAShellMeans(String pattern, String name, boolean matches) {
        assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void namesThatAreNoTextAndNamesWithLineEndsMatchToo() {
        assertThat(NamePattern.of("*").matches("bad\udcff")).isTrue();
        assertThat(NamePattern.of("bad?").matches("bad\udcff")).isTrue();
        assertThat(NamePattern.of("bad\\xFF").matches("bad\udcff")).isTrue();
        assertThat(NamePattern.of("a*b").matches("a\nb")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a", "{a", "a\\", "{a{b}}"})
    void aPatternWithoutAnEndIsNone(String pattern) {
        assertThatThrownBy(() -> NamePattern.of(pattern)).isInstanceOf(PatternSyntaxException.class);
    }
}
