package dev.quaymaster.compose.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the reference makes of the same texts, version 2.40.
class RawEnvTest {

    private static Map<String, String> read(String text) throws DotEnvException {
        var out = new LinkedHashMap<String, String>();
        RawEnv.read(text, out, Lookup.in(Map.of("OUTSIDE", "o")));
        return out;
    }

    @Test
    void takesValuesAsTheyAre() throws DotEnvException {
        assertThat(read("A='q' # no comment\nB=$A=2  \nC=\n"))
                .containsExactly(Map.entry("A", "'q' # no comment"), Map.entry("B", "$A=2  "), Map.entry("C", ""));
    }

    @Test
    void takesBareNamesOverFromOutside() throws DotEnvException {
        assertThat(read("OUTSIDE\nNOWHERE\n")).containsExactly(Map.entry("OUTSIDE", "o"));
    }

    @Test
    void skipsCommentsBlanksAndTheMarkAtTheBeginning() throws DotEnvException {
        assertThat(read("\uFEFF \u00A0A=1\r\n\n\t# c\nB=2")).containsExactly(Map.entry("A", "1"), Map.entry("B", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=x", "A B=1", "A =1", "A\tB", "export A=1"})
    void refusesNamesThatAreNone(String line) {
        assertThatThrownBy(() -> read("OK=1\n" + line + "\n"))
                .isInstanceOfSatisfying(
                        DotEnvException.class, e -> assertThat(e.line()).isEqualTo(2));
    }

    @Test
    void refusesALineThatTheReferenceCannotRead() {
        assertThatThrownBy(() -> read("A=" + "x".repeat(70_000))).hasMessageContaining("longer than 64 KB");
    }
}
