package dev.quaymaster.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.CanonicalJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void columnsAreAsWideAsTheyNeedToBe() {
        var table = new Table("NAME", "STATE").row("a", "up").row("longer", "");

        assertThat(table).hasToString("NAME     STATE\na        up\nlonger\n");
    }

    @Test
    void timesGetCoarserAsTheyGrow() {
        assertThat(List.of(
                        Duration.ofMillis(420),
                        Duration.ofSeconds(75),
                        Duration.ofMinutes(90),
                        Duration.ofHours(30),
                        Duration.ofDays(12)))
                .extracting(Amounts::duration)
                .containsExactly("0.4 s", "75 s", "90 min", "30 h", "12 days");
    }

    @Test
    void fieldsKeepTheirOrderAndAbsentValuesAreNull() {
        var tree = new JsonFields()
                .with("z", OptionalInt.of(3))
                .with("a", Optional.empty())
                .with("path", Path.of("/x"))
                .with("list", List.of(new JsonFields().with("deep", true)));

        assertThat(CanonicalJson.compact(tree.fields()))
                .isEqualTo("{\"z\":3,\"a\":null,\"path\":\"/x\",\"list\":[{\"deep\":true}]}");
    }
}
