package dev.quaymaster.compose.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private final List<String> unset = new ArrayList<>();
    private final Template template = new Template(Lookup.in(Map.of("SET", "value", "EMPTY", "")), unset::add);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "$SET, value",
                "a${SET}b, avalueb",
                "$$SET, $SET",
                "$1 costs $, $1 costs $",
                "${NONE:-default}, default",
                "${EMPTY:-default}, default",
                "${EMPTY-default}, ``",
                "${NONE-default}, default",
                "${SET:+instead}, instead",
                "${EMPTY:+instead}, ``",
                "${EMPTY+instead}, instead",
                "${NONE:-${SET}}, value",
                "${NONE:-${OTHER:-deep}} end, deep end",
                "${NONE:-a}-${NONE:-b}, a-b",
                "`${NONE:-{\"a\":1}}`, `{\"a\":1}`",
                "${SET:?needed}, value",
                "${EMPTY?needed}, ``"
            })
    void variablesAreReplacedByTheSpecification(String text, String expected) {
        assertThat(template.replace(text)).isEqualTo(expected);
    }

    @Test
    void aVariableWithoutValueAndDefaultIsReported() {
        assertThat(template.replace("a${NONE}b$NONE")).isEqualTo("ab");
        assertThat(unset).containsExactly("NONE", "NONE");
    }

    @Test
    void aRequiredVariableMustHaveAValue() {
        assertThatThrownBy(() -> template.replace("${EMPTY:?set me}"))
                .isInstanceOf(TemplateException.class)
                .hasMessage("required variable EMPTY is not set: set me");
    }

    @Test
    void bracesWithoutANameAreMalformed() {
        assertThatThrownBy(() -> template.replace("${ }"))
                .hasMessage("malformed variable in \"${ }\"; write $$ for a literal dollar sign");
    }
}
