package dev.quaymaster.volume.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleNameTest {

    @ParameterizedTest
    @CsvSource({
        "a b,a b",
        "größe,größe",
        "back\\slash,back\\slash",
        "two\\\\xFF,two\\\\x5CxFF",
        "\\xFF,\\x5CxFF",
        "\\xF,\\xF",
    })
    void textStaysAsItIs(String name, String shown) {
        assertThat(VisibleName.of(name)).isEqualTo(shown);
        assertThat(VisibleName.read(shown)).isEqualTo(name);
    }

    @Test
    void whatIsNoTextOrCannotBeSeenIsWrittenOut() {
        assertThat(VisibleName.of("a\u001b]0;x\u0007\n\udcff\u009b\u202e"))
                .isEqualTo("a\\x1B]0;x\\x07\\x0A\\xFF\\xC2\\x9B\\xE2\\x80\\xAE");
    }

    @Test
    void anyBytesComeBackAndNoTwoLookAlike() {
        var random = new Random(9);
        var signs = "\\xXfF0/ 5Cc\u00fc".toCharArray();
        for (var i = 0; i < 20_000; i++) {
            var bytes = new byte[1 + random.nextInt(8)];
            for (var at = 0; at < bytes.length; at++) {
                bytes[at] = random.nextInt(4) == 0
                        ? (byte) random.nextInt(256)
                        : (byte) signs[random.nextInt(signs.length)];
            }
            var name = NameBytes.decode(bytes);
            assertThat(NameBytes.encode(VisibleName.read(VisibleName.of(name)))).isEqualTo(bytes);
        }
    }
}
