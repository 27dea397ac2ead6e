package dev.quaymaster.compose.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the reference prints for the same values, version 2.40.
class CanonicalYamlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "1.5",
                "1e3",
                "0x1",
                "0o17",
                "017",
                "true",
                "null",
                "~",
                "yes",
                "On",
                "n",
                "22:22",
                "2001-01-01",
                ".inf"
            })
    void putsInQuotesWhatIsReadAsSomethingElse(String text) {
        assertThat(CanonicalYaml.print(Map.of("k", text))).isEqualTo("k: \"%s\"\n".formatted(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "1000:1000", "8080:80/tcp", "1.2.3", "multi word", "é☃"})
    void leavesOtherTextsPlain(String text) {
        assertThat(CanonicalYaml.print(Map.of("k", text))).isEqualTo("k: %s\n".formatted(text));
    }

    @Test
    void printsNumbersWithoutATagAndItemsIndented() {
        var numbers = List.of(new BigDecimal("50"), new BigDecimal("0.5"), 7L);
        assertThat(CanonicalYaml.print(Map.of("k", numbers))).isEqualTo("k:\n  - 50\n  - 0.5\n  - 7\n");
    }

    @Test
    void quotesKeysToo() {
        assertThat(CanonicalYaml.print(Map.of("n", "x"))).isEqualTo("\"n\": x\n");
    }
}
