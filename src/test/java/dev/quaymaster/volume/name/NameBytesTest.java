package dev.quaymaster.volume.name;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NameBytesTest {

    @Test
    void textIsItself() {
        var name = "größe 日本 😀";
        assertThat(NameBytes.decode(name.getBytes(UTF_8))).isEqualTo(name);
        assertThat(NameBytes.encode(name)).isEqualTo(name.getBytes(UTF_8));
        assertThat(NameBytes.isText(name)).isTrue();
    }

    @Test
    void bytesThatAreNotTextComeBackAsTheyWere() {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(NameBytes.encode(NameBytes.decode(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void bytesThatAreNotTextAreToldFromText() {
        var name = NameBytes.decode(new byte[] {'a', (byte) 0xFF});
        assertThat(NameBytes.isText(name)).isFalse();
        assertThat(name).startsWith("a").hasSize(2);
    }

    @Test
    void theShellSeesLettersDigitsAndEscapesOnly() {
        assertThat(NameBytes.toPrintf("a/B.9")).isEqualTo("a/B.9");
        assertThat(NameBytes.toPrintf("a b'\n\\$é")).isEqualTo("a\\0040b\\0047\\0012\\0134\\0044\\0303\\0251");
    }
}
