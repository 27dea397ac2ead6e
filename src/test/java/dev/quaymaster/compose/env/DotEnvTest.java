package dev.quaymaster.compose.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvTest {

    @Test
    void theDialectOfTheReferenceIsRead() throws DotEnvException {
        assertThat(read("""
                                # comment
                                PLAIN=a b # and a comment
                                export EXPORTED=1
                                YAML: style
                                SINGLE='$NOT ${REPLACED}'
                                DOUBLE="line\\nbreak and \\$dollar"
                                LINES="one
                                two"
                                FROM=${PLAIN}/${OUTSIDE}
                                EMPTY=
                                OUTSIDE
                                MISSING
                                HASH=a#b
                                """))
                .containsExactly(
                        Map.entry("PLAIN", "a b"),
                        Map.entry("EXPORTED", "1"),
                        Map.entry("YAML", "style"),
                        Map.entry("SINGLE", "$NOT ${REPLACED}"),
                        Map.entry("DOUBLE", "line\nbreak and $dollar"),
                        Map.entry("LINES", "one\ntwo"),
                        Map.entry("FROM", "a b/there"),
                        Map.entry("EMPTY", ""),
                        Map.entry("OUTSIDE", "there"),
                        Map.entry("HASH", "a#b"));
    }

    @Test
    void aNameWithABlankIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("A=1\nB C=2\n"))
                .isInstanceOfSatisfying(
                        DotEnvException.class, e -> assertThat(e.line()).isEqualTo(2))
                .hasMessage("a variable's name cannot contain a blank: \"B C\"");
    }

    private static Map<String, String> read(String text) throws DotEnvException {
        var out = new LinkedHashMap<String, String>();
        DotEnv.read(text, out, Lookup.in(Map.of("OUTSIDE", "there")), _ -> {});
        return out;
    }
}
